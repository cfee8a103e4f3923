import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/editor.en.ts";
import "./editor.css";
import { useEffect, useState } from "preact/hooks";
import { call, type Problem } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { Unopened } from "../shell/Unopened.tsx";
import { QuizEditor } from "./QuizEditor.tsx";

const retryMs = 4_000;

/** The page of one quiz of the library. It reads the quiz once; from then on the quiz editor keeps store and page in step. */
export function Editor({
	quiz,
	question,
}: {
	quiz: string;
	/** That shall have the cursor. */
	question: string | null;
}) {
	const [stored, setStored] = useState<StoredQuiz | null>(null);
	const [problem, setProblem] = useState<Problem | null>(null);
	const [tries, setTries] = useState(0);

	useEffect(() => {
		let current = true;
		let timer: ReturnType<typeof setTimeout>;
		const asked = call(
			routes.quizzes.get,
			{ params: { id: quiz } },
			StoredQuiz,
		);
		void asked.then((reply) => {
			if (!current) return;
			if (reply.ok) return setStored(reply.data);
			setProblem(reply.problem);
			if (reply.status === 0 || reply.status >= 500)
				timer = setTimeout(() => setTries(tries + 1), retryMs);
		});
		return () => {
			current = false;
			clearTimeout(timer);
		};
	}, [quiz, tries]);

	if (stored !== null)
		return <QuizEditor stored={stored} question={question} />;
	return (
		<Unopened
			waiting={words.openingTheQuiz}
			gone={{
				title: words.notInYourLibrary,
				why: words.notInYourLibraryWhy,
			}}
			failed={words.notOpened}
			problem={problem}
		/>
	);
}
