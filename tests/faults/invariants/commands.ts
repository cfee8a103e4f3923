import type { Finding, Violation } from "../checker.ts";
import type { Story } from "../story.ts";

type Done = Story["commands"][number];

/** Two tabs in the same ms make the very same document; the store takes it once and both have done it. */
function isOneCommit(one: Done, other: Done): boolean {
	return (
		one.command.do === other.command.do &&
		one.command.at === other.command.at &&
		one.reply?.done === other.reply?.done
	);
}

/**
 * I13. A command that moves the room names the place it was given at; the runner never comes back to a place. So of all
 * commands given at one place at most one is done, and no two make the same version.
 */
export function onlyOnce(story: Story): Finding {
	const violations: Violation[] = [];
	const lossy = story.spans.some((span) => span.lossy);
	const byPlace = new Map<string, Story["commands"][number]>();
	const byVersion = new Map<number, Story["commands"][number]>();
	let judged = 0;
	for (const one of story.commands) {
		const { command, reply } = one;
		if (command.at === null || reply === null || reply.done === null) continue;
		judged++;
		const others = [byPlace.get(command.at), byVersion.get(reply.done)];
		for (const other of others)
			if (other !== undefined && !lossy && !isOneCommit(one, other))
				violations.push({
					says: `"${command.do}" and "${other.command.do}" were both done at ${command.at} (version ${reply.done})`,
					events: [
						other.command,
						command,
						...(other.reply ? [other.reply] : []),
						reply,
					],
				});
		byPlace.set(command.at, one);
		byVersion.set(reply.done, one);
	}
	return { judged, violations };
}
