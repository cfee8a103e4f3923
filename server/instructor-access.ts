import type { Config } from "./config.ts";
import { course } from "./course/course.ts";
import { HandOvers } from "./live/hand-over.ts";
import { Instructors } from "./live/instructors.ts";
import type { Log } from "./live/log.ts";
import type { Quota } from "./live/quota.ts";
import { Sessions } from "./live/sessions.ts";
import { Words } from "./live/words.ts";
import type { QuizStore } from "./store/quiz-store.ts";
import type { SessionStore } from "./store/session-store.ts";
import type { Secret } from "./transport/alarms.ts";
import { GuessLimit } from "./transport/guess-limit.ts";
import type { InstructorNamespace } from "./transport/namespaces.ts";
import type { Access } from "./transport/rest/access.ts";
import { handOverRoutes } from "./transport/rest/hand-over.ts";
import { instructorRoutes } from "./transport/rest/instructors.ts";
import type { Route } from "./transport/rest/route.ts";
import { sessionRoutes } from "./transport/rest/sessions.ts";
import { wordRoutes } from "./transport/rest/words.ts";
import { SessionWatch } from "./transport/session-watch.ts";
import { SignUps } from "./transport/sign-ups.ts";

/** Who is an instructor, put together: sessions, the ways in, their routes, and what ends open pages with their session. */
export function buildAccess(parts: {
	quizzes: QuizStore;
	sessions: SessionStore;
	config: Config;
	quota: Quota;
	namespace: InstructorNamespace;
	now: () => Promise<number>;
	wrong: (what: Secret) => void;
	log: Log;
}): {
	sessions: Sessions;
	watch: SessionWatch;
	routes: readonly Route[];
} {
	const { quizzes, config, now, log } = parts;
	const watch = new SessionWatch({
		namespace: parts.namespace,
		sessions: () => sessions,
		everyMs: config.sweepMs * 10,
		log,
	});
	const sessions = new Sessions({
		store: parts.sessions,
		instructors: quizzes,
		now,
		lastsMs: config.sessionMs,
		onEnd: (owner, ended) => watch.end(owner, ended),
	});
	const access: Access = {
		instructors: new Instructors({
			quizzes,
			password: config.instructorPassword,
			course,
			now,
			quota: parts.quota,
		}),
		sessions,
		handOvers: new HandOvers({ quizzes, now }),
		words: new Words({ store: parts.sessions, now }),
		rules: config,
		guesses: new GuessLimit({ free: 20, perSecond: 1, burst: 3 }),
		signUps: new GuessLimit({ free: 120, perSecond: 5, burst: 10 }),
		bound: new SignUps(config.signUpsPerHour),
		recoveries: new GuessLimit({ free: 10, perSecond: 0.5, burst: 3 }),
		makings: new GuessLimit({ free: 5, perSecond: 0.2, burst: 1 }),
		wrong: parts.wrong,
	};
	const routes = [
		...instructorRoutes(access),
		...sessionRoutes(access),
		...handOverRoutes(access),
		...wordRoutes(access),
	];
	return { sessions, watch, routes };
}
