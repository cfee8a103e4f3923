import type * as v from "valibot";
import type { Session } from "../../../shared/account.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import type { SessionRecord } from "../../live/sessions.ts";
import type { Access } from "./access.ts";
import { away, type Route, serve } from "./route.ts";

const noSession = refuse("not-found", "no-such-session");
const own = {
	401: { is: "Not signed in" },
	...away,
};
const change = {
	...own,
	403: { is: "Called from another site's page" },
};

/** The instructor's browsers, each with a session. */
export function sessionRoutes({ sessions }: Access): Route[] {
	return [
		serve(routes.sessions.list)({
			summary: "The browsers that are signed in as this instructor.",
			who: "instructor",
			replies: {
				200: { is: "The sessions, last used first" },
				...own,
			},
			run: async ({ instructor, session }) => ({
				status: 200,
				body: {
					sessions: (await sessions.list(instructor.id)).map((record) =>
						show(record, session),
					),
				},
			}),
		}),
		serve(routes.sessions.rename)({
			summary: "Give a session another name.",
			who: "instructor",
			replies: {
				200: { is: "The session" },
				400: { is: "Not the right form" },
				404: { is: "No such session" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
				...change,
			},
			async run({ instructor, session, params, body }) {
				const { name } = body;
				const { id } = instructor;
				const record = await sessions.rename(id, params.id, name);
				if (record === null) return noSession;
				return { status: 200, body: show(record, session) };
			},
		}),
		serve(routes.sessions.end)({
			summary:
				"End a session: its browser is signed out, and its open pages let go, at once.",
			who: "instructor",
			replies: {
				204: { is: "Ended" },
				404: { is: "No such session" },
				...change,
			},
			async run({ instructor, params }) {
				const ended = await sessions.end(instructor.id, params.id);
				return ended ? { status: 204 } : noSession;
			},
		}),
		serve(routes.sessions.endOthers)({
			summary:
				"End all sessions but the one that asks. Recovery words stay: make new ones where somebody else may have them.",
			who: "instructor",
			replies: {
				200: { is: "How many were ended" },
				...change,
			},
			run: async ({ instructor, session }) => ({
				status: 200,
				body: { ended: await sessions.endOthers(instructor.id, session) },
			}),
		}),
	];
}

function show(
	{ id, name, createdAt, seenAt, expiresAt }: SessionRecord,
	asking: string,
): v.InferOutput<typeof Session> {
	return { id, name, createdAt, seenAt, expiresAt, current: id === asking };
}
