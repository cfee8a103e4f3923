import type { Json } from "../../shared/json.ts";
import type { Answer } from "../../shared/student-events.ts";

/** Which protocol version the last release speaks (`release.ts`), and no other. */
export const releaseProtocol = 1;

/** An answer as a page of the release sends it. */
export function answerForRelease({ round, seq, value, epoch }: Answer): object {
	return {
		round,
		seq,
		choice: value,
		...(epoch === undefined ? {} : { epoch }),
	};
}

/** What the release's server says, in the words of this build; what is in them already stays as it is. */
export function modernOf<T>(said: T): T {
	return JSON.parse(JSON.stringify(said), (_key, part: unknown) =>
		typeof part === "object" && part !== null && !Array.isArray(part)
			? modernPart(part as Record<string, Json>)
			: part,
	) as T;
}

function modernPart({ choice, ...part }: Record<string, Json>): Json {
	if (choice !== undefined) return { ...part, value: choice };
	if (!("optionCount" in part)) return part;
	const { input, options = null, optionCount, ...asked } = part;
	const bare = Array.from({ length: Number(optionCount) }, () => null);
	return {
		...asked,
		kind: input === "many" ? "multiple" : "single",
		ask: { options: options ?? bare },
	};
}

/** The same of a packet as it came. */
export function modernPacket(raw: string): string {
	const [, head, body] = /^(4[23]\/student,\d*)(\[.*\])$/s.exec(raw) ?? [];
	return head === undefined || body === undefined
		? raw
		: head + JSON.stringify(modernOf(JSON.parse(body)));
}
