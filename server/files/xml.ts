import { SaxesParser } from "saxes";
import { FileFault } from "./fault.ts";

/** What a reader of XML is told. Names are without their prefix; `at` is where the text goes on behind it. */
export interface XmlReader {
	open?(
		name: string,
		attributes: Readonly<Record<string, string>>,
		at: number,
	): void;
	close?(name: string, at: number): void;
	text?(text: string): void;
}

/** Reads a whole XML. What is not well formed, or says how to write things in another way, is refused: nothing is ever expanded. */
export function readXml(xml: string, { open, close, text }: XmlReader): void {
	const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
	const damaged = () => {
		throw new FileFault("file-damaged");
	};
	parser.on("error", damaged);
	parser.on("doctype", damaged);
	if (open !== undefined)
		parser.on("opentag", ({ name, attributes }) =>
			open(bare(name), attributes, parser.position),
		);
	if (close !== undefined)
		parser.on("closetag", ({ name }) => close(bare(name), parser.position));
	if (text !== undefined) {
		parser.on("text", text);
		parser.on("cdata", text);
	}
	parser.write(xml).close();
}

/** `x:row` is `row`: some programs write a prefix before all names. */
function bare(name: string): string {
	return name.slice(name.indexOf(":") + 1);
}

export function escapeXml(text: string): string {
	return (
		text
			.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
			// What XML cannot say at all (XML 1.0, 2.2).
			.replace(
				/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
				"\ufffd",
			)
	);
}
