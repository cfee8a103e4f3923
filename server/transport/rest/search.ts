import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import type { Search } from "../../live/search.ts";
import { away, type Route, serve } from "./route.ts";

export function searchRoutes(search: Search): Route[] {
	return [
		serve(routes.search.find)({
			summary:
				"Find quizzes by words of their titles, descriptions, tags and questions: those that have them in their title first, then what was changed or used last.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "What was found, and where" },
				400: { is: "Nothing to search for, or too much" },
				401: { is: "Not signed in" },
				429: { is: "Too much from this browser at once" },
				...away,
			},
			async run({ instructor, query }) {
				const searched = await search.find(instructor.id, query);
				if (isRefusal(searched)) return searched;
				const { found: body, cost } = searched;
				return { status: 200, body, cost };
			},
		}),
	];
}
