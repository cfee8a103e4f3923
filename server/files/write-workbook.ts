import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { nameOf } from "./sheet.ts";
import { escapeXml } from "./xml.ts";

/** What a cell holds: words, a number, a moment (ms since 1970), a share of 1, or nothing. */
export type Value =
	| string
	| number
	| { readonly at: number }
	| { readonly share: number }
	| null;

export interface SheetOut {
	/** At most 31 letters. */
	readonly name: string;
	readonly heads: readonly string[];
	/** Read once, while the sheet is written. */
	readonly rows: Iterable<readonly Value[]>;
	/** Columns whose words are long, from 0. */
	readonly wide?: readonly number[];
}

export interface Manner {
	/** Called often; whoever else waits has a turn meanwhile. */
	readonly turn: () => Promise<void> | void;
	/** How far the clock on the wall is ahead of UTC at that moment, ms. */
	readonly aheadAt: (ms: number) => number;
}

/**
 * A workbook of Excel, made while it is read: of its sheets, one row after another, no more is in memory than one piece. What it holds is
 * told at its very end, so that a part of it is no workbook.
 */
export function writeWorkbook(
	sheets: readonly SheetOut[],
	manner: Manner,
): Readable {
	const zip = new ZipFile();
	for (const [name, text] of Object.entries(frame(sheets)))
		zip.addBuffer(Buffer.from(xml + text), name);
	for (const [index, sheet] of sheets.entries()) {
		const rows = Readable.from(piecesOf(sheet, index, manner), {
			highWaterMark: 1,
			objectMode: false,
		});
		rows.once("error", (error) => out.destroy(error));
		zip.addReadStream(rows, `xl/worksheets/sheet${index + 1}.xml`);
	}
	zip.end();
	const out = zip.outputStream as Readable;
	return out;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office =
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const media = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** By their number in the styles below. */
const styles = { head: 1, words: 2, time: 3, share: 4 } as const;

/** All but the sheets themselves. */
function frame(sheets: readonly SheetOut[]): Record<string, string> {
	const each = (line: (number: number, name: string) => string) =>
		sheets.map(({ name }, index) => line(index + 1, escapeXml(name))).join("");
	const styleId = sheets.length + 1;
	return {
		"[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${media}.worksheet+xml"/>`)}</Types>`,
		"_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((number, name) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships">${each((number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${styleId}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
	};
}

/** Letters that are put together before they are sent on. */
const pieceLetters = 64 * 1024;

async function* piecesOf(
	{ heads, rows, wide = [] }: SheetOut,
	index: number,
	{ turn, aheadAt }: Manner,
): AsyncGenerator<Buffer> {
	const columns = heads.map((_, at) => nameOf(at));
	const width = (at: number) => (wide.includes(at) ? 40 : 14);
	let piece = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView${index === 0 ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${heads.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${width(at)}" customWidth="1"/>`).join("")}</cols><sheetData>`;
	let number = 1;
	const row = (cells: readonly string[]) =>
		`<row r="${number}">${cells.join("")}</row>`;
	piece += row(
		heads.map((head, at) => words(`${columns[at]}1`, head, styles.head)),
	);
	for (const values of rows) {
		number += 1;
		piece += row(
			values.map((value, at) =>
				cell(`${columns[at]}${number}`, value, aheadAt),
			),
		);
		const waited = turn();
		if (waited !== undefined) await waited;
		if (piece.length < pieceLetters) continue;
		yield Buffer.from(piece);
		piece = "";
	}
	yield Buffer.from(`${piece}</sheetData></worksheet>`);
}

const dayMs = 24 * 60 * 60_000;
/** 1970 in days since 1900, as spreadsheets count them. */
const epoch = 25_569;

function cell(name: string, value: Value, aheadAt: Manner["aheadAt"]): string {
	if (value === null || value === "") return "";
	if (typeof value === "string") return words(name, value, styles.words);
	if (typeof value === "number") return number(name, value);
	if ("share" in value) return number(name, value.share, styles.share);
	const { at } = value;
	return number(name, epoch + (at + aheadAt(at)) / dayMs, styles.time);
}

function number(name: string, value: number, style?: number): string {
	if (!Number.isFinite(value)) return "";
	return `<c r="${name}"${style === undefined ? "" : ` s="${style}"`}><v>${value}</v></c>`;
}

function words(name: string, said: string, style: number): string {
	return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(said)}</t></is></c>`;
}
