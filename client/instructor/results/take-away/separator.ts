type Separator = "comma" | "semicolon" | "tab";

/** Whether this browser's language writes decimals with a comma. */
const hasDecimalComma = () =>
	new Intl.NumberFormat(navigator.language).format(1.5).includes(",");

/** What spreadsheets of this language take for the end of a cell. */
export function usualSeparator(): Separator {
	return hasDecimalComma() ? "semicolon" : "comma";
}

/** What decimals have beside it. */
export function decimal(separator: Separator): "comma" | "point" {
	if (separator === "comma") return "point";
	return separator === "semicolon" || hasDecimalComma() ? "comma" : "point";
}
