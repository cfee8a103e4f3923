import type { DeskPart } from "./part.ts";
import { unknownDesk } from "./unknown-desk.tsx";

const parts = import.meta.glob<DeskPart>("./*/desk.{ts,tsx}", {
	import: "desk",
	eager: true,
});

export function deskOf(kind: string): DeskPart {
	return (
		parts[`./${kind}/desk.ts`] ?? parts[`./${kind}/desk.tsx`] ?? unknownDesk
	);
}
