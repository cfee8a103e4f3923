/**
 * The content policy lets no inline style pass: what a formula's styles say becomes classes, of which `client/text/maths.css` has
 * each. What has no class is left out.
 */
export function classesOf(style: string): string[] {
	return style.split(";").flatMap((declaration) => {
		const colon = declaration.indexOf(":");
		const name = declaration.slice(0, colon).trim();
		return classOf(name, declaration.slice(colon + 1).trim());
	});
}

const sides: Readonly<Record<string, string>> = {
	top: "t",
	right: "r",
	bottom: "b",
	left: "l",
};

function classOf(name: string, value: string): string[] {
	const [property = "", side = ""] = name.split("-");
	const at = sides[side];
	switch (property) {
		case "padding":
			return at === "l" || at === "r" ? [`m-p${at}${stepOf(value)}`] : [];
		case "border":
			if (name === "border") return ["m-box"];
			if (at === undefined) return [];
			return [value.includes("dash") ? `m-d${at}` : `m-b${at}`];
		case "math":
			return name === "math-depth" ? ["m-flat"] : [];
		case "color": {
			const colour = colourOf(value);
			return colour === null ? [] : [`m-${colour}`];
		}
		default:
			return [];
	}
}

/** In halves of an em, up to two. */
function stepOf(length: string): number {
	const number = Number.parseFloat(length) || 0;
	const em = /pt$/.test(length) ? number / 12 : number;
	return Math.round(Math.min(Math.max(em, 0), 2) * 2);
}

/** The one of a few that can be told apart, and read, on light and on dark. */
function colourOf(value: string): string | null {
	const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value);
	if (hex === null) return null;
	const [red = 0, green = 0, blue = 0] = hex
		.slice(1)
		.map((part) => Number.parseInt(part, 16));
	const most = Math.max(red, green, blue);
	const spread = most - Math.min(red, green, blue);
	if (spread < 48) return most < 64 || most > 224 ? null : "grey";
	const sixth =
		most === red
			? ((green - blue) / spread + 6) % 6
			: most === green
				? (blue - red) / spread + 2
				: (red - green) / spread + 4;
	if (sixth < 0.4 || sixth >= 5.4) return "red";
	if (sixth < 1.2) return "orange";
	if (sixth < 3) return "green";
	return sixth < 4.4 ? "blue" : "purple";
}
