import * as words from "../../words/shell.en.ts";

const time = new Intl.DateTimeFormat(words.locale, {
	hour: "2-digit",
	minute: "2-digit",
});
const day = new Intl.DateTimeFormat(words.locale, {
	day: "numeric",
	month: "long",
});
const dayOfYear = new Intl.DateTimeFormat(words.locale, {
	day: "numeric",
	month: "long",
	year: "numeric",
});

/** A moment (ms since 1970) in this device's time zone, as short as it can be said: "today, 14:05", "3 May", "3 May 2024". */
export function showWhen(at: number, now = Date.now()): string {
	const then = new Date(at);
	const today = new Date(now);
	const yesterday = new Date(now);
	yesterday.setDate(today.getDate() - 1);
	if (then.toDateString() === today.toDateString())
		return words.today(time.format(then));
	if (then.toDateString() === yesterday.toDateString())
		return words.yesterday(time.format(then));
	return then.getFullYear() === today.getFullYear()
		? day.format(then)
		: dayOfYear.format(then);
}

export function showDate(at: number): string {
	return dayOfYear.format(at);
}

export function showDateAndTime(at: number): string {
	return `${showDate(at)}, ${time.format(at)}`;
}
