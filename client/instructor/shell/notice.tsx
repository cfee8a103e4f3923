import { useEffect, useRef } from "preact/hooks";
import { Cross } from "../../look/icons.tsx";
import * as words from "../../words/shell.en.ts";
import { createCell } from "./cell.ts";

interface Notice {
	readonly id: number;
	readonly text: string;
	readonly tone: "info" | "error";
	readonly action: { label: string; run(): void } | null;
}
export interface NoticeOptions {
	tone?: "info" | "error";
	action?: { label: string; run(): void };
}

const most = 3;
/** What offers an action or tells a fault stays longer. */
const plainMs = 5_000;
const longMs = 12_000;

const notices = createCell<readonly Notice[]>([]);
let last = 0;

/** Tells something in passing, at the page's lower edge and to screen readers. The same words are not told twice at once. */
export function notify(text: string, options: NoticeOptions = {}): void {
	last += 1;
	const notice: Notice = {
		id: last,
		text,
		tone: options.tone ?? "info",
		action: options.action ?? null,
	};
	notices.set(
		[...notices.get().filter((other) => other.text !== text), notice].slice(
			-most,
		),
	);
	setTimeout(
		() => dismiss(notice.id),
		notice.action === null && notice.tone === "info" ? plainMs : longMs,
	);
}

function dismiss(id: number): void {
	notices.set(notices.get().filter((notice) => notice.id !== id));
}

/** Where `notify` shows itself; stands once in the shell. */
export function Notices() {
	const shown = notices.use();
	const element = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const region = element.current;
		// Browsers before 2024: it is a fixed place then, which a dialog covers.
		if (region === null || !("showPopover" in region)) return;
		// Always open, as screen readers only follow a region that stays; opened anew to get above a dialog.
		if (region.matches(":popover-open")) {
			if (document.querySelector("dialog[open]") === null) return;
			region.hidePopover();
		}
		region.showPopover();
	}, [shown]);
	return (
		<div
			ref={element}
			class="notices"
			popover="manual"
			role="status"
			aria-live="polite"
		>
			{shown.map((notice) => (
				<div key={notice.id} class={`notice ${notice.tone}`}>
					<span>{notice.text}</span>
					{notice.action !== null && (
						<button
							type="button"
							class="button"
							onClick={() => {
								notice.action?.run();
								dismiss(notice.id);
							}}
						>
							{notice.action.label}
						</button>
					)}
					<button
						type="button"
						class="button quiet square"
						aria-label={words.dismiss}
						onClick={() => dismiss(notice.id)}
					>
						<Cross />
					</button>
				</div>
			))}
		</div>
	);
}
