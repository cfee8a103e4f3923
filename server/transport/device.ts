import type { IncomingMessage } from "node:http";

/** The first that fits: most browsers name others too. */
const browsers: readonly [RegExp, string][] = [
	[/\bEdgA?(iOS)?\//, "Edge"],
	[/\bOPR\//, "Opera"],
	[/\bSamsungBrowser\//, "Samsung Internet"],
	[/\b(Firefox|FxiOS)\//, "Firefox"],
	[/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
	[/\bSafari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, "iPhone"],
	[/\biPad\b/, "iPad"],
	[/\bAndroid\b/, "Android"],
	[/\bWindows\b/, "Windows"],
	[/\bCrOS\b/, "Chromebook"],
	[/\bMac OS X\b/, "Mac"],
	[/\bLinux\b/, "Linux"],
];

/** What a person would call the device that sends this: "Firefox on Windows". A guess, which she can change. */
export function deviceOf(request: IncomingMessage): string {
	const agent = (request.headers["user-agent"] ?? "").slice(0, 500);
	const find = (names: readonly [RegExp, string][]) =>
		names.find(([sign]) => sign.test(agent))?.[1];
	const browser = find(browsers);
	if (browser === undefined) return "A program";
	const system = find(systems);
	return system === undefined ? browser : `${browser} on ${system}`;
}
