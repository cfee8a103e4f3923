import * as v from "valibot";
import { accountRoutes } from "./account-routes.ts";
import { Found, SearchQuery } from "./found.ts";
import { imageTypes } from "./images.ts";
import { OwnResults, ResultsSecret } from "./own-results.ts";
import { Quiz } from "./quiz.ts";
import {
	Health,
	IfMatch,
	Image,
	PageQuery,
	Preview,
	PreviewedTexts,
	QuizList,
	ScreenState,
	SpokenVersion,
	StoredQuiz,
	Where,
} from "./rest.ts";
import { roomRoutes } from "./room-routes.ts";
import type { Shape } from "./route.ts";

/** The REST interface: what the pages call and what the server does are both typed, and parsed, by these lines. */
export const routes = {
	...accountRoutes,
	quizzes: {
		list: {
			method: "get",
			path: "/api/quizzes",
			query: PageQuery,
			replies: { 200: QuizList },
		},
		add: {
			method: "post",
			path: "/api/quizzes",
			body: Quiz,
			replies: { 201: StoredQuiz },
		},
		get: {
			method: "get",
			path: "/api/quizzes/:id",
			replies: { 200: StoredQuiz },
		},
		put: {
			method: "put",
			path: "/api/quizzes/:id",
			headers: v.object({ "If-Match": IfMatch }),
			body: Quiz,
			replies: { 200: StoredQuiz },
		},
		delete: {
			method: "delete",
			path: "/api/quizzes/:id",
			replies: { 204: null },
		},
		archive: {
			method: "put",
			path: "/api/quizzes/:id/archived",
			replies: { 204: null },
		},
		bringBack: {
			method: "delete",
			path: "/api/quizzes/:id/archived",
			replies: { 204: null },
		},
	},
	search: {
		find: {
			method: "get",
			path: "/api/search",
			query: SearchQuery,
			replies: { 200: Found },
		},
	},
	texts: {
		preview: {
			method: "post",
			path: "/api/preview",
			body: PreviewedTexts,
			replies: { 200: Preview },
		},
	},
	images: {
		put: {
			method: "put",
			path: "/api/images",
			file: imageTypes,
			replies: { 201: Image },
		},
	},
	rooms: roomRoutes,
	results: {
		own: {
			method: "get",
			path: "/api/results",
			headers: v.object({ Authorization: ResultsSecret }),
			replies: { 200: OwnResults },
		},
	},
	screens: {
		state: {
			method: "get",
			path: "/api/screens/:token",
			query: v.object({ v: SpokenVersion }),
			replies: { 200: ScreenState },
		},
		picture: {
			method: "get",
			path: "/api/screens/:token/qr.svg",
			replies: { 200: "image/svg+xml" },
		},
	},
	server: {
		where: { method: "get", path: "/api/where", replies: { 200: Where } },
		lives: { method: "get", path: "/livez", replies: { 200: Health } },
		ready: {
			method: "get",
			path: "/readyz",
			query: v.object({
				unready: v.optional(
					v.pipe(v.string(), v.description("404: answer so instead of 503")),
				),
			}),
			replies: { 200: Health, 404: Health, 503: Health },
		},
		document: {
			method: "get",
			path: "/api/openapi.json",
			replies: { 200: v.record(v.string(), v.unknown()) },
		},
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shape>>>>;
