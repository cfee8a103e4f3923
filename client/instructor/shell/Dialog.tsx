import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Cross } from "../../look/icons.tsx";
import * as words from "../../words/shell.en.ts";
import { createCell } from "./cell.ts";

interface DialogProps {
	title: string;
	open: boolean;
	/** For two columns of fields. */
	wide?: boolean;
	/** Escape, the cross and a press outside all end here; the browser gives the focus back to where it was. */
	onClose(): void;
	/** The one element with `data-first` gets the focus, or the cross where there is none. */
	children: ComponentChildren;
}

export function Dialog({
	title,
	open,
	wide = false,
	onClose,
	children,
}: DialogProps) {
	const element = useRef<HTMLDialogElement>(null);
	const name = useId();
	// At once, before the event of an earlier closing can come between the question and its showing.
	useLayoutEffect(() => {
		const dialog = element.current;
		if (dialog === null) return;
		if (open && !dialog.open) {
			dialog.showModal();
			dialog.querySelector<HTMLElement>("[data-first]")?.focus();
		}
		if (!open && dialog.open) dialog.close();
	});
	return (
		<dialog
			ref={element}
			class={wide ? "dialog wide" : "dialog"}
			aria-labelledby={name}
			onClose={() => {
				// The event comes after the closing: by then another question may stand here.
				if (!element.current?.open) onClose();
			}}
			onPointerDown={(event) => {
				if (event.target === element.current) element.current?.close();
			}}
		>
			{open && (
				// A section, as its header and footer are not the page's.
				<section class="dialog-body">
					<header>
						<h2 id={name}>{title}</h2>
						<button
							type="button"
							class="button quiet square"
							aria-label={words.close}
							onClick={() => element.current?.close()}
						>
							<Cross />
						</button>
					</header>
					{children}
				</section>
			)}
		</dialog>
	);
}

interface Question {
	title: string;
	text: string;
	/** What the confirming button says. */
	action: string;
	danger?: boolean;
}

const asked = createCell<(Question & { answer(yes: boolean): void }) | null>(
	null,
);

/** Asks before what cannot be taken back. True only when the action's own button was pressed. */
export function confirm(question: Question): Promise<boolean> {
	return new Promise((resolve) => {
		asked.get()?.answer(false);
		asked.set({ ...question, answer: resolve });
	});
}

/** Where `confirm` shows itself; stands once in the shell. */
export function Confirmation() {
	const question = asked.use();
	const finish = (yes: boolean) => {
		question?.answer(yes);
		if (asked.get() === question) asked.set(null);
	};
	return (
		<Dialog
			title={question?.title ?? ""}
			open={question !== null}
			onClose={() => finish(false)}
		>
			<p>{question?.text}</p>
			<footer>
				<button
					type="button"
					class="button"
					data-first
					onClick={() => finish(false)}
				>
					{words.cancel}
				</button>
				<button
					type="button"
					class={question?.danger ? "button danger" : "button primary"}
					onClick={() => finish(true)}
				>
					{question?.action}
				</button>
			</footer>
		</Dialog>
	);
}
