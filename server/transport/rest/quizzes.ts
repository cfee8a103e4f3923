import { limits } from "../../../shared/limits.ts";
import { AnyQuiz } from "../../../shared/older-quiz.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import type { StoredQuiz } from "../../../shared/rest.ts";
import { routes } from "../../../shared/routes.ts";
import type { Quizzes } from "../../live/quizzes.ts";
import { linkTo, pageHeaders, pageOf } from "./page.ts";
import { away, fullStore, type Route, serve } from "./route.ts";
import { searchRoutes } from "./search.ts";

const common = { 401: { is: "Not signed in" }, ...away };
const changing = { ...common, 403: { is: "Called from another site's page" } };
const much = { 429: { is: "Too much from this browser at once" } };
const taking = {
	...changing,
	...much,
	403: { is: "Called from another site's page, or over a quota" },
	507: fullStore,
	400: { is: "Not a quiz: `details` names each fault and where it stands" },
	413: { is: "Over 1 MiB, or too many images" },
	415: { is: "Not JSON" },
};
const versioned = { ETag: 'The quiz\'s version, as in "3"' };
const missing = { 404: { is: "No such quiz in this library" } };

/** `path`: under which the addresses are. */
export function quizRoutes(quizzes: Quizzes, path: string): Route[] {
	return [
		...searchRoutes(quizzes.search),
		serve(routes.quizzes.list)({
			summary:
				"A page of the library, what was changed or used last first. `next`, also as Link, leads to the next one.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The quizzes",
					headers: pageHeaders,
				},
				400: { is: "No such page" },
				...common,
				...much,
			},
			async run({ instructor, query }) {
				const page = pageOf(query);
				const body = await quizzes.list(instructor.id, page);
				const headers = linkTo(`${path}/api/quizzes`, page, body.next);
				return { status: 200, body, headers };
			},
		}),
		serve(routes.quizzes.add)({
			summary: "Add a quiz: a new one, or a file that was exported.",
			who: "instructor",
			reads: AnyQuiz,
			mostBytes: limits.bodyBytes,
			replies: {
				201: {
					is: "Added; Location and ETag say where and which version",
					headers: { ...versioned, Location: "The quiz's path" },
				},
				...taking,
			},
			async run({ instructor, body }) {
				const stored = await quizzes.add(instructor.id, body);
				if (isRefusal(stored)) return stored;
				return {
					status: 201,
					body: stored,
					headers: {
						...etag(stored),
						Location: `${path}/api/quizzes/${stored.id}`,
					},
				};
			},
		}),
		serve(routes.quizzes.get)({
			summary: "One quiz.",
			who: "instructor",
			isDear: true,
			replies: {
				...much,
				200: {
					is: "The quiz, its version as ETag",
					headers: versioned,
				},
				...common,
				...missing,
			},
			run: async ({ instructor, params }) =>
				withEtag(await quizzes.get(instructor.id, params.id)),
		}),
		serve(routes.quizzes.put)({
			summary: "Replace a quiz. If-Match names the version that was edited.",
			who: "instructor",
			reads: AnyQuiz,
			mostBytes: limits.bodyBytes,
			replies: {
				200: {
					is: "Replaced; the new version as ETag",
					headers: versioned,
				},
				...taking,
				...missing,
				412: {
					is: "It was changed elsewhere meanwhile; nothing was overwritten",
				},
			},
			run: async ({ instructor, params, body, headers }) =>
				withEtag(
					await quizzes.put(
						instructor.id,
						params.id,
						headers["If-Match"],
						body,
					),
				),
		}),
		serve(routes.quizzes.delete)({
			summary:
				"Delete a quiz for good. Rooms that started with it, and their results, stay.",
			who: "instructor",
			replies: { 204: { is: "Deleted" }, ...changing, ...missing },
			run: async ({ instructor, params }) =>
				(await quizzes.delete(instructor.id, params.id)) ?? {
					status: 204,
				},
		}),
		serve(routes.quizzes.archive)({
			summary:
				"Put a quiz into the archive. That is no change of the quiz, and once more is the same.",
			who: "instructor",
			replies: { 204: { is: "It is there" }, ...changing, ...missing },
			run: async ({ instructor, params }) =>
				(await quizzes.archive(instructor.id, params.id, true)) ?? {
					status: 204,
				},
		}),
		serve(routes.quizzes.bringBack)({
			summary: "Take a quiz out of the archive.",
			who: "instructor",
			replies: { 204: { is: "It is not there" }, ...changing, ...missing },
			run: async ({ instructor, params }) =>
				(await quizzes.archive(instructor.id, params.id, false)) ?? {
					status: 204,
				},
		}),
	];
}

function withEtag(stored: StoredQuiz | Refusal) {
	return isRefusal(stored)
		? stored
		: ({ status: 200, body: stored, headers: etag(stored) } as const);
}

function etag(stored: StoredQuiz): { ETag: string } {
	return { ETag: `"${stored.version}"` };
}
