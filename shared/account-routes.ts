import {
	Asking,
	Claim,
	Ended,
	HandOver,
	HandOverState,
	Instructor,
	MadeWords,
	Recover,
	Session,
	SessionList,
	SessionName,
	SignIn,
	TakeOver,
	Waiting,
} from "./account.ts";
import { Restored } from "./rest.ts";
import type { Shape } from "./route.ts";

/** The part of `routes` by which instructors come in: see there. */
export const accountRoutes = {
	instructor: {
		known: {
			method: "get",
			path: "/api/instructor",
			replies: { 200: Instructor },
		},
		begin: {
			method: "post",
			path: "/api/instructor",
			body: SignIn,
			replies: { 200: Instructor, 201: Instructor },
		},
		leave: {
			method: "delete",
			path: "/api/instructor",
			replies: { 204: null },
		},
		recover: {
			method: "post",
			path: "/api/instructor/recover",
			body: Recover,
			replies: { 200: Instructor },
		},
		restoreCourse: {
			method: "post",
			path: "/api/course",
			replies: { 200: Restored },
		},
	},
	words: {
		make: {
			method: "post",
			path: "/api/instructor/words",
			replies: { 201: MadeWords },
		},
		keep: {
			method: "post",
			path: "/api/instructor/words/kept",
			replies: { 204: null },
		},
		revoke: {
			method: "delete",
			path: "/api/instructor/words",
			replies: { 204: null },
		},
	},
	sessions: {
		list: {
			method: "get",
			path: "/api/instructor/sessions",
			replies: { 200: SessionList },
		},
		rename: {
			method: "put",
			path: "/api/instructor/sessions/:id",
			body: SessionName,
			replies: { 200: Session },
		},
		end: {
			method: "delete",
			path: "/api/instructor/sessions/:id",
			replies: { 204: null },
		},
		endOthers: {
			method: "delete",
			path: "/api/instructor/sessions",
			replies: { 200: Ended },
		},
	},
	handOver: {
		offer: {
			method: "post",
			path: "/api/instructor/hand-over",
			replies: { 201: HandOver },
		},
		look: {
			method: "get",
			path: "/api/instructor/hand-over/:id",
			replies: { 200: HandOverState },
		},
		confirm: {
			method: "post",
			path: "/api/instructor/hand-over/:id/confirm",
			replies: { 204: null },
		},
		refuse: {
			method: "delete",
			path: "/api/instructor/hand-over/:id",
			replies: { 204: null },
		},
		takeOver: {
			method: "post",
			path: "/api/instructor/take-over",
			body: TakeOver,
			replies: { 200: Instructor, 202: Asking },
		},
		claim: {
			method: "post",
			path: "/api/instructor/take-over/claim",
			body: Claim,
			replies: { 200: Instructor, 202: Waiting },
		},
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shape>>>>;
