/** The screen's own light and dark, since a hall's light is not the laptop's. Kept in this browser. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "lectern-screen-theme";

export function savedTheme(): Theme {
	try {
		const saved = localStorage.getItem(key);
		return themes.find((theme) => theme === saved) ?? "auto";
	} catch {
		return "auto";
	}
}

export function applyTheme(theme: Theme): void {
	const root = document.documentElement;
	if (theme === "auto") delete root.dataset.theme;
	else root.dataset.theme = theme;
	try {
		localStorage.setItem(key, theme);
	} catch {
		// Without storage the choice lasts as long as the page.
	}
}

export function themeAfter(theme: Theme): Theme {
	return themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
}
