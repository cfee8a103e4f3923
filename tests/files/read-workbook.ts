import { SaxesParser } from "saxes";
import { entriesOf } from "./gradebooks.ts";

/** A cell as it stands in a workbook: what it holds, and by which style. */
export interface ReadCell {
	readonly name: string;
	readonly type: string;
	readonly style: string;
	readonly value: string;
}

export interface ReadSheet {
	readonly name: string;
	readonly isFrozen: boolean;
	readonly rows: readonly (readonly ReadCell[])[];
}

/** Reads what was written with nothing of what wrote it. */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
	const entries = new Map(
		(await entriesOf(bytes)).map(({ name, text }) => [name, text]),
	);
	const sheets: ReadSheet[] = [];
	for (const { name } of tags(entries.get("xl/workbook.xml"), "sheet")) {
		const number = sheets.length + 1;
		const xml = entries.get(`xl/worksheets/sheet${number}.xml`) ?? "";
		sheets.push({
			name: name ?? "",
			isFrozen: tags(xml, "pane").some(
				({ state, ySplit }) => state === "frozen" && ySplit === "1",
			),
			rows: rowsIn(xml),
		});
	}
	return sheets;
}

function tags(xml = "", wanted = ""): Record<string, string>[] {
	const found: Record<string, string>[] = [];
	const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		if (name === wanted) found.push(attributes);
	});
	parser.write(xml).close();
	return found;
}

function rowsIn(xml: string): ReadCell[][] {
	const rows: ReadCell[][] = [];
	let cell = { name: "", type: "", style: "", value: "" };
	const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes: { r = "", t = "", s = "" } }) => {
		if (name === "row") rows.push([]);
		if (name === "c") cell = { name: r, type: t, style: s, value: "" };
	});
	parser.on("text", (text) => {
		cell.value += text;
	});
	parser.on("closetag", ({ name }) => {
		if (name === "c") rows.at(-1)?.push({ ...cell });
	});
	parser.write(xml).close();
	return rows;
}
