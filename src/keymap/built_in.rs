//! The maps that ship, in the format that users write.

/// Each map's name and text.
pub const MAPS: &[(&str, &str)] = &[
    ("default", include_str!("../../keymaps/default.toml")),
    ("vim", include_str!("../../keymaps/vim.toml")),
    ("screen-reader", include_str!("../../keymaps/screen-reader.toml")),
];

/// The text of a map.
pub fn text(name: &str) -> Option<&'static str> {
    MAPS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
