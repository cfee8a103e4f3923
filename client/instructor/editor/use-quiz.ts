import { useEffect, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import { call, type Reply } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";

/** A quiz of the library, read once; null as long as it is on its way, and where `id` is empty. */
export function useQuiz(id: string): Reply<StoredQuiz> | null {
	const [reply, setReply] = useState<Reply<StoredQuiz> | null>(null);
	useEffect(() => {
		setReply(null);
		if (id === "") return;
		let isCurrent = true;
		const asked = call(routes.quizzes.get, { params: { id } }, StoredQuiz);
		void asked.then((told) => {
			if (isCurrent) setReply(told);
		});
		return () => {
			isCurrent = false;
		};
	}, [id]);
	return reply;
}
