"""Two themes of our own, dark and light, in which every text has a contrast of at least 4.5:1 (WCAG 2, 1.4.3)."""

from textual.theme import Theme

DARK_COLOURS = {
    "background": "#0b0f14",
    "surface": "#131a22",
    "panel": "#1b2733",
    "foreground": "#f2f4f6",
    "muted": "#b8c2cc",
    "primary": "#1f5fa8",
    "accent": "#8fd3ff",
    "warning": "#ffd166",
    "error": "#ff9a90",
    "success": "#7fe0a0",
    "on-primary": "#ffffff",
}
LIGHT_COLOURS = {
    "background": "#ffffff",
    "surface": "#f3f5f7",
    "panel": "#e4e9ee",
    "foreground": "#10151a",
    "muted": "#434e59",
    "primary": "#0b4f9e",
    "accent": "#0b4f9e",
    "warning": "#6b4200",
    "error": "#a3000f",
    "success": "#0a5c2a",
    "on-primary": "#ffffff",
}

TEXTS = ("foreground", "muted", "accent", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")

PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("on-primary", "primary"),
)
"""Every text colour on every ground on which our styles put it; no other pair may be written in a style."""


def _variables(colours: dict[str, str]) -> dict[str, str]:
    return {
        "muted": colours["muted"],
        "on-primary": colours["on-primary"],
        "text": colours["foreground"],
        "text-muted": colours["muted"],
        "text-disabled": colours["muted"],
        "block-cursor-foreground": colours["on-primary"],
        "block-cursor-background": colours["primary"],
        "block-cursor-text-style": "bold",
        "border": colours["accent"],
        "border-blurred": colours["muted"],
        "footer-foreground": colours["foreground"],
        "footer-background": colours["panel"],
        "footer-key-foreground": colours["accent"],
        "input-cursor-foreground": colours["background"],
        "input-cursor-background": colours["foreground"],
        "input-selection-foreground": colours["on-primary"],
        "input-selection-background": colours["primary"],
        "scrollbar": colours["muted"],
        "scrollbar-hover": colours["accent"],
        "scrollbar-active": colours["accent"],
        "scrollbar-background": colours["panel"],
        "scrollbar-background-hover": colours["panel"],
        "scrollbar-background-active": colours["panel"],
        "scrollbar-corner-color": colours["panel"],
    }


def _theme(name: str, colours: dict[str, str], *, dark: bool) -> Theme:
    taken = {key: value for key, value in colours.items() if key not in ("muted", "on-primary")}
    return Theme(name=name, dark=dark, variables=_variables(colours), **taken)  # type: ignore[arg-type]


DARK = _theme("kontinuitet-dark", DARK_COLOURS, dark=True)
LIGHT = _theme("kontinuitet-light", LIGHT_COLOURS, dark=False)
