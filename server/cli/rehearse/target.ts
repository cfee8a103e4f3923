import * as v from "valibot";
import { protocolVersion } from "../../../shared/protocol.ts";
import { WrongUse } from "../command.ts";
import { type Address, fetchText, jsonOf, type Unanswered } from "./caller.ts";

const Document = v.object({
	info: v.object({ title: v.literal("Lectern"), version: v.string() }),
});

/** What may follow the address in a link that somebody has copied. */
const pages = /\/(?:teach|screen|j)(?:\/.*)?$/;

/** The Lectern at this address, by what it says of itself. Throws `WrongUse` for anything else: nobody else is to get a class. */
export async function findTarget(typed: string): Promise<Address> {
	const address = readAddress(typed);
	const { reply, text } = await fetchText(address, "/api/openapi.json").catch(
		(error: Unanswered) => {
			throw new WrongUse(error.message);
		},
	);
	const found = v.safeParse(Document, jsonOf(text));
	if (!reply.ok || !found.success)
		throw new WrongUse(
			`At ${typed} is no Lectern: a rehearsal goes to one's own servers only.`,
		);
	const { version } = found.output.info;
	if (version !== String(protocolVersion))
		throw new WrongUse(
			`The Lectern at ${typed} speaks version ${version} of the protocol, this program ${protocolVersion}: rehearse with the program of its version.`,
		);
	// A proxy may have sent us on, as from http: to https:; to another machine nobody's key is taken.
	const { origin, hostname } = new URL(reply.url);
	if (hostname !== new URL(address.origin).hostname)
		throw new WrongUse(`${typed} sends on to ${origin}: rehearse there.`);
	return { ...address, origin };
}

function readAddress(typed: string): Address {
	const url = URL.canParse(typed) ? new URL(typed) : null;
	if (url === null || !/^https?:$/.test(url.protocol))
		throw new WrongUse(
			`“${typed}” is no address: it is one such as https://quiz.example.edu.`,
		);
	const path = url.pathname.replace(pages, "").replace(/\/+$/, "");
	return { origin: url.origin, path };
}
