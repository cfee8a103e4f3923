import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from "preact/hooks";
import type { Quiz } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { forget } from "../library/untouched.ts";
import { call } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { dropUnsaved, keepUnsaved, type Rescue } from "./rescue.ts";
import { createSaver, type Saver, type Saving } from "./saver.ts";

interface Autosave {
	readonly saving: Saving;
	readonly saver: Saver;
	/** Takes the draft's newest quiz; call it with each edit, before anything else can happen to the page. */
	edited(quiz: Quiz): void;
	/** Puts a stored version in the draft's place: the page shows it, nothing is sent. */
	take(stored: StoredQuiz): void;
}

/**
 * Ties the draft to the store while its page is open: hands every edit to the saver, keeps it in this browser until
 * it is saved, asks before the page is closed too early, and takes over what was changed elsewhere while nothing of
 * its own was waiting. `version`: what the page's edits began from. `load` replaces the draft's quiz; `holds`: the draft has what is in no quiz yet, and must not be replaced.
 */
export function useAutosave(
	stored: StoredQuiz,
	rescue: Rescue | null,
	version: number,
	load: (quiz: Quiz, why: "decided" | "newer") => void,
	holds: () => boolean,
): Autosave {
	const [saving, setSaving] = useState<Saving>({ is: "saved" });
	const saver = useMemo(() => {
		const params = { id: stored.id };
		return createSaver(
			{ ...stored, version },
			{
				get: () => call(routes.quizzes.get, { params }, StoredQuiz),
				put: (body, version) =>
					call(
						routes.quizzes.put,
						{ params, headers: { "If-Match": `"${version}"` }, body },
						StoredQuiz,
					),
				tell(saving) {
					if (saving.is === "saved") dropUnsaved(stored.id);
					setSaving(saving);
				},
				wait(ms, call) {
					const timer = setTimeout(call, ms);
					return () => clearTimeout(timer);
				},
			},
		);
	}, [stored, rescue]);
	const edited = useCallback(
		(quiz: Quiz) => {
			forget(stored.id);
			keepUnsaved(stored.id, { version: saver.version(), quiz });
			saver.change(quiz);
		},
		[saver, stored],
	);
	useEffect(() => {
		if (rescue !== null) edited(rescue.quiz);
	}, [rescue, edited]);

	const take = (newer: StoredQuiz, why: "decided" | "newer" = "decided") => {
		saver.adopt(newer);
		load(newer.quiz, why);
	};
	const takeNow = useRef(take);
	takeNow.current = take;
	const holdsNow = useRef(holds);
	holdsNow.current = holds;

	useEffect(() => {
		const look = async () => {
			if (document.visibilityState !== "visible") return saver.flush();
			const newer = holdsNow.current() ? null : await saver.look();
			if (newer !== null && !holdsNow.current())
				takeNow.current(newer, "newer");
		};
		const flush = () => saver.flush();
		document.addEventListener("visibilitychange", look);
		addEventListener("online", flush);
		return () => {
			document.removeEventListener("visibilitychange", look);
			removeEventListener("online", flush);
			saver.stop();
		};
	}, [saver]);

	const safe = saving.is === "saved";
	useEffect(() => {
		if (safe) return;
		const ask = (event: Event) => event.preventDefault();
		addEventListener("beforeunload", ask);
		return () => removeEventListener("beforeunload", ask);
	}, [safe]);

	return { saving, saver, edited, take };
}
