import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import { keyCookies, readKey } from "../cookie.ts";
import { deviceOf } from "../device.ts";
import { wait } from "../guess-limit.ts";
import { addressOf } from "../origin.ts";
import { type Access, signIn, tell, tooMany } from "./access.ts";
import { away, fullStore, type Route, serve } from "./route.ts";

const own = { 401: { is: "Not signed in" }, ...away };
const change = { ...own, 403: { is: "Called from another site's page" } };

/** Becoming an instructor, and ceasing to be one on this browser. */
export function instructorRoutes(access: Access): Route[] {
	const { instructors, sessions, guesses, signUps, bound, rules, wrong } =
		access;
	return [
		serve(routes.instructor.begin)({
			summary:
				"Make this browser a new instructor's. Sets the key as a cookie; a browser that has one keeps it.",
			who: "anyone",
			replies: {
				200: { is: "It is one already" },
				201: { is: "It is one now" },
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
				const known = await sessions.known(readKey(rules, request));
				if (known !== null) {
					const caller = await sessions.renew(known, deviceOf(request));
					return tell(access, request, caller, 200);
				}
				const address = addressOf(rules, request);
				const { password } = body;
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
				return signIn(access, request, made.id, 201);
			},
		}),
		serve(routes.instructor.known)({
			summary: "Who this browser is.",
			who: "instructor",
			replies: { 200: { is: "The instructor" }, ...own },
			async run({ instructor, session, request }) {
				const caller = { instructor, session, renewed: null };
				const renewed = await sessions.renew(caller, deviceOf(request));
				return tell(access, request, renewed, 200);
			},
		}),
		serve(routes.instructor.leave)({
			summary:
				"Sign this browser out: its session ends, its open pages are let go, its key opens nothing any more.",
			who: "instructor",
			replies: { 204: { is: "Signed out" }, ...change },
			async run({ instructor, session, request }) {
				await sessions.end(instructor.id, session);
				const cookies = keyCookies(rules, request, "");
				return { status: 204, headers: { "Set-Cookie": cookies } };
			},
		}),
		serve(routes.instructor.restoreCourse)({
			summary:
				"Put the sample course back: what is missing or was edited is added as shipped, nothing is overwritten.",
			who: "instructor",
			isDear: true,
			replies: {
				429: { is: "Too much from this browser at once" },
				200: { is: "How many quizzes were added" },
				...change,
				403: { is: "Called from another site's page, or over a quota" },
				507: fullStore,
			},
			async run({ instructor }) {
				const restored = await instructors.restoreCourse(instructor.id);
				return isRefusal(restored)
					? restored
					: { status: 200, body: { restored } };
			},
		}),
	];
}
