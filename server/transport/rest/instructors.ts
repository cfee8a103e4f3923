import type * as v from "valibot";
import { isRefusal, refuse } from "../../../shared/refusal.ts";
import {
	HandOver,
	Instructor,
	Restored,
	SignIn,
	TakeOver,
} from "../../../shared/rest.ts";
import type { Instructors } from "../../live/instructors.ts";
import type { Secret } from "../alarms.ts";
import { keyCookie, readKey } from "../cookie.ts";
import { type Guesses, wait } from "../guesses.ts";
import { addressOf, cookieFor, type OriginRules } from "../origin.ts";
import type { SignUps } from "../sign-ups.ts";
import { away, fullStore, type Route } from "./route.ts";

const tooMany = refuse(
	"too-fast",
	"Too many tries from this network at once. Please try again.",
	{ retryAfterMs: 2000 },
);

/** `guesses` bounds passwords and links, `signUps` new instructors, both per address. */
export function instructorRoutes(
	instructors: Instructors,
	rules: OriginRules,
	guesses: Guesses,
	signUps: Guesses,
	wrong: (what: Secret) => void,
	bound: SignUps,
): Route[] {
	return [
		{
			method: "post",
			path: "/api/instructor",
			summary:
				"Make this browser an instructor. Sets the key as a cookie; a browser that has one keeps it.",
			who: "anyone",
			body: SignIn,
			replies: {
				200: { is: "It is one already", schema: Instructor },
				201: { is: "It is one now", schema: Instructor },
				400: { is: "Not the right form" },
				401: { is: "A password is needed, or it was wrong" },
				403: { is: "Called from another site's page" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
				429: { is: "Too many tries, or new instructors, from this address" },
				507: fullStore,
				...away,
			},
			async run({ body, request }) {
				const known = await instructors.known(readKey(request));
				if (known !== null) return { status: 200, body: known };
				const address = addressOf(rules, request);
				const { password } = body as v.InferOutput<typeof SignIn>;
				const over = await bound.refusalFor(address);
				if (over !== null) return over;
				// A page that only asks whether one is needed guesses nothing.
				const turn = (password === undefined ? signUps : guesses).take(address);
				if (turn === null) {
					if (password !== undefined) wrong("password");
					return tooMany;
				}
				await wait(turn.inMs);
				const made = await instructors.create(password);
				if (isRefusal(made)) {
					if (password === undefined) signUps.forgive(address);
					else if (made.error !== "password-needed") guesses.forgive(address);
					else {
						wrong("password");
						await wait(turn.toldAfterMs);
					}
					return made;
				}
				await bound.count(address);
				if (password !== undefined) guesses.forgive(address);
				const headers = {
					"Set-Cookie": keyCookie(made.key, cookieFor(rules, request)),
				};
				return { status: 201, body: made.instructor, headers };
			},
		},
		{
			method: "get",
			path: "/api/instructor",
			summary: "Who this browser is.",
			who: "instructor",
			replies: {
				200: { is: "The instructor", schema: Instructor },
				401: { is: "Not signed in" },
				...away,
			},
			run: ({ instructor }) => ({ status: 200, body: instructor }),
		},
		{
			method: "delete",
			path: "/api/instructor",
			summary:
				"Take the key away from this browser. Without another device that has it, the library is out of reach.",
			who: "instructor",
			replies: {
				204: { is: "Signed out" },
				401: { is: "Not signed in" },
				403: { is: "Called from another site's page" },
				...away,
			},
			run: ({ request }) => ({
				status: 204,
				headers: { "Set-Cookie": keyCookie("", cookieFor(rules, request)) },
			}),
		},
		{
			method: "post",
			path: "/api/instructor/hand-over",
			summary:
				"Make a link that makes one other browser the same instructor, once, within ten minutes.",
			who: "instructor",
			replies: {
				201: { is: "The link", schema: HandOver },
				401: { is: "Not signed in" },
				403: { is: "Called from another site's page" },
				...away,
			},
			async run({ request }) {
				const { secret, expiresAt } = await instructors.handOver(
					readKey(request) ?? "",
				);
				return {
					status: 201,
					body: { path: `/teach/#/take-over/${secret}`, expiresAt },
				};
			},
		},
		{
			method: "post",
			path: "/api/instructor/take-over",
			summary: "Use such a link: this browser becomes that instructor.",
			who: "anyone",
			body: TakeOver,
			replies: {
				200: { is: "It is now", schema: Instructor },
				400: { is: "Not the right form" },
				403: { is: "Called from another site's page" },
				404: { is: "The link was used, is too old, or never was" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
				429: { is: "Too many tries from this address" },
				...away,
			},
			async run({ body, request }) {
				const address = addressOf(rules, request);
				const turn = guesses.take(address);
				if (turn === null) {
					wrong("link");
					return tooMany;
				}
				await wait(turn.inMs);
				const key = await instructors.takeOver(
					(body as v.InferOutput<typeof TakeOver>).link,
				);
				const instructor = await instructors.known(key);
				if (key === null || instructor === null) {
					wrong("link");
					await wait(turn.toldAfterMs);
					return refuse(
						"not-found",
						"This link was used already or is older than ten minutes. Please make a new one.",
					);
				}
				guesses.forgive(address);
				return {
					status: 200,
					body: instructor,
					headers: { "Set-Cookie": keyCookie(key, cookieFor(rules, request)) },
				};
			},
		},
		{
			method: "post",
			path: "/api/course",
			summary:
				"Put the sample course back: what is missing or was edited is added as shipped, nothing is overwritten.",
			who: "instructor",
			isDear: true,
			replies: {
				429: { is: "Too much from this browser at once" },
				200: { is: "How many quizzes were added", schema: Restored },
				401: { is: "Not signed in" },
				403: { is: "Called from another site's page, or over a quota" },
				507: fullStore,
				...away,
			},
			async run({ instructor }) {
				const restored = await instructors.restoreCourse(instructor.id);
				return isRefusal(restored)
					? restored
					: { status: 200, body: { restored } };
			},
		},
	];
}
