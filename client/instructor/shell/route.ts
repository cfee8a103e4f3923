import { useEffect, useState } from "preact/hooks";

export type Route =
	| { page: "library" }
	| { page: "account" }
	/** With the cursor in one of its questions, where one is named. */
	| { page: "editor"; quiz: string; question?: string }
	| { page: "room"; room: string }
	| { page: "results"; room: string }
	/** The same for paper. */
	| { page: "report"; room: string }
	/** With the room in which it ends, where one is named. */
	| { page: "take-over"; secret: string; room?: string };

/** Anything that is no known address is the library. */
export function readRoute(hash: string): Route {
	const [first, id, rest, more] = hash.replace(/^#\/?/, "").split("/");
	if (id === undefined || id === "")
		return { page: first === "account" ? "account" : "library" };
	switch (first) {
		case "quizzes":
			return { page: "editor", quiz: id, ...(rest && { question: rest }) };
		case "rooms":
			if (rest !== "results") return { page: "room", room: id };
			return { page: more === "print" ? "report" : "results", room: id };
		case "take-over":
			return {
				page: "take-over",
				secret: id,
				...(rest === "rooms" && more && { room: more }),
			};
		default:
			return { page: "library" };
	}
}

export function href(route: Route): string {
	switch (route.page) {
		case "library":
			return "#/";
		case "account":
			return "#/account";
		case "editor":
			return `#/quizzes/${route.quiz}${route.question ? `/${route.question}` : ""}`;
		case "room":
			return `#/rooms/${route.room}`;
		case "results":
			return `#/rooms/${route.room}/results`;
		case "report":
			return `#/rooms/${route.room}/results/print`;
		case "take-over":
			return `#/take-over/${route.secret}${route.room ? `/rooms/${route.room}` : ""}`;
	}
}

export function go(route: Route): void {
	location.hash = href(route);
}

export function useRoute(): Route {
	const [route, setRoute] = useState(() => readRoute(location.hash));
	useEffect(() => {
		const read = () => setRoute(readRoute(location.hash));
		addEventListener("hashchange", read);
		return () => removeEventListener("hashchange", read);
	}, []);
	return route;
}
