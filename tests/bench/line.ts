import { median } from "./figures.ts";

/** One line of the table: a figure of ours, the floor's of the same minute, and what it must reach. */
export interface Line {
	/** By which `--only` finds it. */
	readonly row: string;
	readonly what: string;
	/** Ours, as it was run. */
	readonly where: string;
	readonly unit: string;
	/** One per round. */
	readonly ours: readonly number[];
	readonly floor: {
		readonly name: string;
		readonly figures: readonly number[];
	} | null;
	readonly goal: Goal | null;
}

/** Of the ratio where there is a floor, else of the figure. */
export interface Goal {
	readonly most?: number;
	readonly least?: number;
}

/** Ours by the floor's, round by round. Null without a floor. */
function ratiosOf({ ours, floor }: Line): number[] | null {
	if (floor === null) return null;
	return ours.map((one, round) => one / (floor.figures[round] ?? NaN));
}

/** The median of the rounds' ratios. */
export function ratioOf(line: Line): number | null {
	const ratios = ratiosOf(line);
	return ratios && median(ratios);
}

/** With the least and the most of the rounds, which tell how far to trust it. */
function ratioText(line: Line): string {
	const ratios = ratiosOf(line);
	if (ratios === null) return "";
	const [least, half, most] = [
		Math.min(...ratios),
		median(ratios),
		Math.max(...ratios),
	].map((ratio) => ratio.toFixed(2));
	return ratios.length === 1 ? `${half}` : `${half} (${least} to ${most})`;
}

export function isMet(line: Line): boolean | null {
	if (line.goal === null) return null;
	const { most = Infinity, least = -Infinity } = line.goal;
	const reached = ratioOf(line) ?? median(line.ours);
	return reached <= most && reached >= least;
}

const digits = (figure: number) =>
	Math.abs(figure) >= 100
		? figure.toLocaleString("en", { maximumFractionDigits: 0 })
		: figure.toPrecision(3);

function goalText(goal: Goal | null): string {
	if (goal === null) return "";
	return goal.most === undefined ? `≥ ${goal.least}` : `≤ ${goal.most}`;
}

/** As Markdown. */
export function tableOf(lines: readonly Line[]): string {
	const rows = lines.map((line) => {
		return [
			line.row,
			line.what,
			line.where,
			`${digits(median(line.ours))} ${line.unit}`,
			line.floor === null
				? ""
				: `${digits(median(line.floor.figures))} ${line.floor.name}`,
			ratioText(line),
			goalText(line.goal),
			{ true: "yes", false: "no", null: "" }[String(isMet(line))] ?? "",
		];
	});
	const head = [
		"row",
		"what",
		"ours",
		"figure",
		"floor",
		"ratio",
		"goal",
		"met",
	];
	return [head, head.map(() => "---"), ...rows]
		.map((cells) => `| ${cells.join(" | ")} |`)
		.join("\n");
}
