import { mkdirSync, writeFileSync } from "node:fs";
import sharp from "sharp";
import { ImageMaker } from "../../server/live/image-maker.ts";
import { imageIdOf } from "../../server/store/image-id.ts";
import { isRefusal } from "../../shared/refusal.ts";

/** The images of the sample course, drawn anew into `server/course/images/`: by name, as a store would keep them. */

const [ink, accent, soft, line] = ["#16181d", "#0b566b", "#dcebee", "#85827b"];
const [left, right, top] = [250, 950, 120];
const y = (ms: number) => top + 60 + ms * 2;

function text(x: number, at: number, words: string, more = ""): string {
	return `<text x="${x}" y="${at}" font-family="DejaVu Sans" font-size="30" fill="${ink}" ${more}>${words}</text>`;
}

/** One segment on its way, from one side to the other. */
function segment(from: number, words: string, toRight: boolean): string {
	const [x1, x2] = toRight ? [left, right] : [right, left];
	const [y1, y2] = [y(from), y(from + 75)];
	const tip = toRight ? -1 : 1;
	const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
	const turn = toRight ? angle : angle + 180;
	const middle = [(x1 + x2) / 2, (y1 + y2) / 2] as const;
	return `<line x1="${x1}" y1="${y1}" x2="${x2 + 12 * tip}" y2="${y2}" stroke="${accent}" stroke-width="5"/>
		<path d="M0 0 L-26 -11 L-26 11 Z" fill="${accent}" transform="translate(${x2} ${y2}) rotate(${angle})"/>
		<g transform="translate(${middle[0]} ${middle[1] - 16}) rotate(${turn})">${text(0, 0, words, 'text-anchor="middle" font-weight="bold"')}</g>`;
}

const handshake = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="700">
	<rect width="1200" height="700" fill="#fff"/>
	${["Client", "Server"]
		.map((name, at) => {
			const x = [left, right][at] ?? 0;
			return `<rect x="${x - 100}" y="30" width="200" height="64" rx="10" fill="${soft}" stroke="${accent}" stroke-width="3"/>
				${text(x, 73, name, 'text-anchor="middle" font-weight="bold"')}
				<line x1="${x}" y1="94" x2="${x}" y2="680" stroke="${line}" stroke-width="4"/>`;
		})
		.join("")}
	${segment(0, "SYN", true)}
	${segment(75, "SYN + ACK", false)}
	${segment(150, "ACK, then the request", true)}
	${[0, 150].map((ms) => text(left - 20, y(ms) + 10, `${ms} ms`, 'text-anchor="end"')).join("")}
	${text(right + 20, y(75) + 10, "75 ms")}
	${text(right + 20, y(225) + 10, "225 ms")}
</svg>`;

export async function drawCourseImages(): Promise<void> {
	const silent = () => {};
	const maker = new ImageMaker({ info: silent, warn: silent, error: silent });
	const images: object[] = [];
	for (const [name, drawing] of Object.entries({ handshake })) {
		const made = await maker.make(
			await sharp(Buffer.from(drawing)).png().toBuffer(),
		);
		if (isRefusal(made)) throw new Error(made.message);
		const { width, height, small, large } = made;
		const id = imageIdOf(large);
		const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
		const both = { small: text(small), large: text(large) };
		images.push({ name, id, width, height, ...both });
	}
	maker.close();
	mkdirSync("server/course/images", { recursive: true });
	writeFileSync(
		"server/course/images/images.json",
		`${JSON.stringify(images, null, "\t")}\n`,
	);
}
