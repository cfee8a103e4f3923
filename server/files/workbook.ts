import { FileFault } from "./fault.ts";
import { readSheet } from "./sheet.ts";
import type { Table } from "./table.ts";
import { readXml } from "./xml.ts";
import { Zip } from "./zip.ts";

/** A file of Excel that somebody sent. */
export class Workbook {
	readonly #zip: Zip;
	/** Name and entry, in their order; those that are charts are none. */
	readonly #sheets: readonly {
		readonly name: string;
		readonly entry: string;
	}[];
	readonly #shared: string | null;

	private constructor(
		zip: Zip,
		sheets: readonly { readonly name: string; readonly entry: string }[],
		shared: string | null,
	) {
		this.#zip = zip;
		this.#sheets = sheets;
		this.#shared = shared;
	}

	static async open(bytes: Buffer): Promise<Workbook> {
		const zip = await Zip.open(bytes);
		const book = await targetsOf(zip, "", "_rels/.rels");
		const [path] = book.of("officeDocument");
		const xml = path === undefined ? null : await zip.read(path);
		if (path === undefined || xml === null) throw new FileFault("file-no-xlsx");
		const [folder, name] = split(path);
		const parts = await targetsOf(zip, folder, `${folder}_rels/${name}.rels`);
		const [shared] = parts.of("sharedStrings");
		const sheets: { name: string; entry: string }[] = [];
		readXml(xml, {
			open: (tag, attributes) => {
				if (tag !== "sheet") return;
				const id = Object.entries(attributes).find(([key]) =>
					/^(\w+:)?id$/.test(key),
				)?.[1];
				const entry = parts.sheets.get(id ?? "");
				if (entry !== undefined && zip.has(entry))
					sheets.push({ name: attributes.name ?? "", entry });
			},
		});
		if (sheets.length === 0) throw new FileFault("file-no-xlsx");
		return new Workbook(
			zip,
			sheets,
			shared === undefined ? null : await zip.read(shared),
		);
	}

	get sheets(): readonly string[] {
		return this.#sheets.map(({ name }) => name);
	}

	async table(sheet: number): Promise<Table> {
		const found = this.#sheets[sheet];
		const xml = found && (await this.#zip.read(found.entry));
		if (found === undefined || xml == null)
			throw new FileFault("no-such-sheet");
		const texts = this.#shared === null ? [] : sharedTexts(this.#shared);
		return readSheet(xml, texts, (changed) =>
			this.#zip.replaced(found.entry, changed),
		);
	}
}

/** Where the parts of a part are, by what they are and by their id. */
async function targetsOf(zip: Zip, folder: string, name: string) {
	const xml = await zip.read(name);
	const all: { id: string; type: string; path: string }[] = [];
	if (xml !== null)
		readXml(xml, {
			open: (tag, { Id = "", Type = "", Target = "", TargetMode }) => {
				if (tag !== "Relationship" || TargetMode === "External") return;
				const path = Target.startsWith("/") ? Target.slice(1) : folder + Target;
				all.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path });
			},
		});
	return {
		of: (type: string) =>
			all.filter((one) => one.type === type).map(({ path }) => path),
		sheets: new Map(
			all
				.filter(({ type }) => type === "worksheet")
				.map(({ id, path }) => [id, path]),
		),
	};
}

function split(path: string): [folder: string, name: string] {
	const at = path.lastIndexOf("/") + 1;
	return [path.slice(0, at), path.slice(at)];
}

/** What cells say by number; how the words are spoken stands beside some of them, and is none of it. */
function sharedTexts(xml: string): string[] {
	const texts: string[] = [];
	let said = "";
	let isText = false;
	let spoken = 0;
	readXml(xml, {
		open: (tag) => {
			if (tag === "si") said = "";
			if (tag === "rPh") spoken += 1;
			isText = tag === "t" && spoken === 0;
		},
		close: (tag) => {
			if (tag === "si") texts.push(said);
			if (tag === "rPh") spoken -= 1;
			isText = false;
		},
		text: (text) => {
			if (isText) said += text;
		},
	});
	return texts;
}
