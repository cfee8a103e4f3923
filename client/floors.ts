/**
 * The oldest browsers in which each page works: as targets of the build, which makes syntax and styles for them, and in
 * words for whoever comes with an older one. Students bring what they have; whoever teaches can choose. The bundles are
 * held to them by `tests/e2e/floors.test.ts`, and by browsers of those years in `tests/e2e/old-browsers.test.ts`.
 */
export const floors = {
	student: {
		targets: ["safari13.1", "ios13.4", "chrome80", "firefox78"],
		needs: "Chrome 80, Safari 13.1 or Firefox 78",
	},
	instructor: {
		targets: ["safari15.4", "ios15.4", "chrome100", "firefox102"],
		needs: "Chrome 100, Safari 15.4 or Firefox 102",
	},
} as const;
