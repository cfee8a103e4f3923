import type {
	InstructorReplies,
	instructorMessages,
	ServerToInstructor,
	Watched,
} from "../../shared/instructor-events.ts";
import type { Question1 } from "../../shared/older-quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Alarm, InstructorView, Primary } from "../../shared/views.ts";
import type { Handlers } from "./events.ts";
import { sheetFor2 } from "./version2.ts";

/** Protocol version 2 for instructors' pages: what version 3 tells by kind and values was sent in the words that stood there. */

type View2 = Omit<InstructorView, "alarm" | "primary"> & {
	readonly alarm: { readonly why: string; readonly since: number } | null;
	readonly primary: (Primary & { readonly label: string }) | null;
};
interface Replies2 extends Omit<InstructorReplies, "watch"> {
	watch: Omit<Watched, "view" | "sheet"> & {
		readonly view: View2;
		readonly sheet: readonly Question1[];
	};
}
export interface ServerToInstructor2 extends Omit<ServerToInstructor, "view"> {
	view(view: View2): void;
}

/** What does the same for pages of version 2. */
export function instructorHandlersFor2<Sender>(
	now: Handlers<typeof instructorMessages, InstructorReplies, Sender>,
): Handlers<typeof instructorMessages, Replies2, Sender> {
	return {
		...now,
		watch: async (message, sender) => {
			const reply = await now.watch(message, sender);
			return isRefusal(reply)
				? reply
				: {
						...reply,
						view: instructorViewFor2(reply.view),
						sheet: sheetFor2(reply.sheet),
					};
		},
	};
}

export function instructorViewFor2(view: InstructorView): View2 {
	const { alarm, primary } = view;
	return {
		...view,
		alarm: alarm && { why: whyOf(alarm), since: alarm.since },
		primary: primary && { label: labelOf(primary, view), ...primary },
	};
}

function whyOf({ joined, rush }: Alarm): string {
	return rush === null
		? `Newcomers wait: ${joined} joined, three times as many as expected`
		: `Newcomers wait: ${rush.newcomers} came within ${rush.withinMs / 1000} s`;
}

function labelOf(
	{ command }: Primary,
	{ phase, question }: InstructorView,
): string {
	switch (command.do) {
		case "goto":
			if (command.question === question) return "Next part of the slide";
			return phase === "lobby"
				? `Start with question ${command.question + 1}`
				: `Next: question ${command.question + 1}`;
		case "open":
			return `Open question ${command.question + 1}`;
		case "close":
			return "Close";
		case "reveal":
			return "Reveal";
		case "wait":
			return "Wait";
		case "end":
			return "End";
	}
}
