import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** As Moodle exports a gradebook to a text file: what has a space is quoted, lines end in LF, who has no grade has a dash. */
export const moodle = `"First name",Surname,"ID number",Institution,Department,"Email address","Quiz: Week 1 (Real)","Course total (Real)","Last downloaded from this course"
Ada,Lovelace,00123,"Moodle HQ","Rock on!",Ada@uni.example,75.00,75.00,1764250000
Alan,Turing,00124,"Moodle HQ",,alan@uni.example,-,-,1764250000
"Grace Brewster","Murray Hopper",3-4,,,grace@uni.example,50.00,50.00,1764250000
Kurt,Gödel,00126,,,kurt@uni.example,-,-,1764250000
`;

/** As Canvas exports one: what can be had in a second row, the teacher's test student in the last. */
export const canvas =
	`Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (8123),Week 2 (8124),Assignments Current Score,Final Score
    Points Possible,,,,,10.0,20.0,(read only),(read only)
"Lovelace, Ada",4711,00123,ada,Analysis I,9.0,,90.0,30.0
"Turing, Alan",4712,00124,alan,Analysis I,,,,
"Hopper, Grace",4713,3-4,grace,"Analysis I, evening",7.5,12.0,65.0,65.0
"Student, Test",4799,,f3a9,Analysis I,,,,
`.replaceAll("\n", "\r\n");

/** A sheet as Excel writes one: titles above the head, shared words, styles, a formula in the last column. */
export const facultySheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:E6"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="12.5" customWidth="1"/></cols><sheetData><row r="1" spans="1:5"><c r="A1" s="2" t="s"><v>0</v></c></row><row r="3" spans="1:5"><c r="A3" s="1" t="s"><v>1</v></c><c r="B3" s="1" t="s"><v>2</v></c><c r="C3" s="1" t="s"><v>3</v></c><c r="D3" s="1" t="s"><v>4</v></c><c r="E3" s="1" t="s"><v>5</v></c></row><row r="4" spans="1:5"><c r="A4" t="s"><v>6</v></c><c r="B4" s="3"/><c r="D4" s="3"><v>4</v></c><c r="E4"><f>C4+D4</f><v>4</v></c></row><row r="5" spans="1:5"><c r="A5" t="inlineStr"><is><r><t>Alan</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Turing</t></r></is></c><c r="C5" s="3"><v>7</v></c><c r="E5"><f>C5+D5</f><v>7</v></c></row><row r="6" spans="1:5"><c r="A6"><v>2.0123456E7</v></c><c r="E6"><f>C6+D6</f><v>0</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;

const words = [
	"Analysis I &amp; II",
	"Name",
	"Seat",
	"Week 1",
	"Week 2",
	"Sum",
	"Ada Lovelace",
];
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const relationships = (lines: string) =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`;

/** The files of such a workbook: a hidden sheet before the one that counts, and a picture that nobody may touch. */
export const facultyParts: Readonly<Record<string, string | Buffer>> = {
	"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
	"_rels/.rels": relationships(
		`<Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/>`,
	),
	"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships"><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Marks" sheetId="2" r:id="rId2"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": relationships(
		`<Relationship Id="rId1" Type="${office}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/relationships/sharedStrings" Target="sharedStrings.xml"/>`,
	),
	"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`,
	"xl/worksheets/sheet2.xml": facultySheet,
	"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${words.map((text) => `<si><t>${text}</t><rPh sb="0" eb="1"><t>spoken</t></rPh></si>`).join("")}</sst>`,
	"xl/media/image1.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0a]),
};

export async function zipOf(
	parts: Readonly<Record<string, string | Buffer>>,
): Promise<Buffer> {
	const zip = new ZipFile();
	// As a stream: its sums stand behind the data, as programs that write as they go have them.
	for (const [name, part] of Object.entries(parts))
		if (name.endsWith("sheet2.xml"))
			zip.addReadStream(Readable.from([Buffer.from(part)]), name);
		else zip.addBuffer(Buffer.from(part), name);
	zip.end();
	return buffer(zip.outputStream);
}

/** The entries of a zip, each with its raw bytes, packed as they are, and what it says. */
export async function entriesOf(bytes: Buffer) {
	const file = await fromBufferPromise(bytes, { autoClose: false });
	const found: { name: string; packed: Buffer; text: string }[] = [];
	for await (const entry of file.eachEntry()) {
		const raw = await file.openReadStreamPromise(entry, {
			decodeFileData: false,
		});
		const stream = await file.openReadStreamPromise(entry);
		found.push({
			name: entry.fileName,
			packed: await buffer(raw),
			text: (await buffer(stream)).toString("utf8"),
		});
	}
	return found;
}
