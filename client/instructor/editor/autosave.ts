import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Quiz } from "../../../shared/quiz.ts";
import type { StoredQuiz } from "../../../shared/rest.ts";
import { request } from "../shell/rest.ts";
import { dropUnsaved, keepUnsaved, type Rescue } from "./rescue.ts";
import { createSaver, type Saver, type Saving } from "./saver.ts";

interface Autosave {
	readonly saving: Saving;
	readonly saver: Saver;
	/** Puts a stored version in the draft's place: the page shows it, nothing is sent. */
	take(stored: StoredQuiz): void;
}

/**
 * Ties the draft to the store while its page is open: hands every edit to the saver, keeps it in this browser until
 * it is saved, asks before the page is closed too early, and takes over what was changed elsewhere while nothing of
 * its own was waiting. `load` replaces the draft's quiz.
 */
export function useAutosave(
	stored: StoredQuiz,
	rescue: Rescue | null,
	quiz: Quiz,
	load: (quiz: Quiz, why: "decided" | "newer") => void,
): Autosave {
	const [saving, setSaving] = useState<Saving>({ is: "saved" });
	const saver = useMemo(
		() =>
			createSaver(
				`/api/quizzes/${stored.id}`,
				{ ...stored, version: rescue?.version ?? stored.version },
				{
					request,
					tell(saving) {
						if (saving.is === "saved") dropUnsaved(stored.id);
						setSaving(saving);
					},
					wait(ms, call) {
						const timer = setTimeout(call, ms);
						return () => clearTimeout(timer);
					},
				},
			),
		[stored, rescue],
	);
	/** The quiz as the saver has it; starts with the stored one, so that a rescued draft goes out at once. */
	const known = useRef(stored.quiz);

	useEffect(() => {
		if (quiz === known.current) return;
		known.current = quiz;
		keepUnsaved(stored.id, { version: saver.version(), quiz });
		saver.change(quiz);
	}, [quiz, saver, stored]);

	const take = (newer: StoredQuiz, why: "decided" | "newer" = "decided") => {
		known.current = newer.quiz;
		saver.adopt(newer);
		load(newer.quiz, why);
	};
	const takeNow = useRef(take);
	takeNow.current = take;

	useEffect(() => {
		const look = async () => {
			if (document.visibilityState !== "visible") return saver.flush();
			const newer = await saver.look();
			if (newer !== null) takeNow.current(newer, "newer");
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

	return { saving, saver, take };
}
