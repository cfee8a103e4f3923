import { type Filling, zipLimits } from "../../../../shared/gradebook.ts";
import { refuse } from "../../../../shared/refuse.ts";
import { routes } from "../../../../shared/routes.ts";
import { callForFile } from "../../shell/rest.ts";

/** A file that somebody chose, as it was then. */
export interface Picked {
	/** Another one each time. */
	readonly number: number;
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What is chosen for it; null: what the server finds best. */
export interface Chosen {
	readonly sheet: string | null;
	readonly by: string | null;
	readonly into: string;
	readonly fill: Filling;
}

let picked = 0;

/** Null: the browser cannot read it. */
export async function pick(file: File): Promise<Picked | null> {
	picked += 1;
	const { name } = file;
	try {
		// One that is too large is refused in words without being read.
		const part = file.slice(0, zipLimits.bytes + 1);
		const bytes = new Uint8Array(await part.arrayBuffer());
		return { number: picked, name, bytes };
	} catch {
		return null;
	}
}

/** Why it need not be sent; null: it may. */
export function refusalOf({ bytes }: Picked): string | null {
	if (bytes.length <= zipLimits.bytes) return null;
	const most = zipLimits.bytes / 2 ** 20;
	return refuse("too-large", "file-bytes", { values: { most } }).message;
}

export function sentOf(room: string, { bytes }: Picked, chosen: Chosen) {
	const { by, into, sheet, fill } = chosen;
	return {
		params: { id: room },
		query: {
			into,
			fill,
			...(sheet !== null && { sheet }),
			...(by !== null && { by }),
		},
		body: bytes,
	};
}

/** Gives the browser the filled file to keep, under its own name. Why it could not, or null. */
export async function downloadFilled(
	room: string,
	file: Picked,
	chosen: Chosen,
): Promise<string | null> {
	const sent = sentOf(room, file, chosen);
	const reply = await callForFile(routes.rooms.fillGradebook, sent);
	if (!reply.ok) return reply.problem.detail;
	const link = document.createElement("a");
	link.href = URL.createObjectURL(reply.data);
	link.download = file.name;
	link.click();
	// The browser reads it a moment later.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	return null;
}
