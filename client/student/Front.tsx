import { base } from "../link/base.ts";
import type { Part } from "../link/part.ts";
import { CodePage, type CodePageProps } from "./CodePage.tsx";
import type { LaterPart } from "./later.ts";

export interface FrontProps extends CodePageProps {
	/** What a phone loads after its page: the questions of results need it, too. */
	readonly later: Part<LaterPart>;
}

/** What stands where no room is: the field for a code, or a student's own results. */
export function Front({ later, ...props }: FrontProps) {
	return /^\/results\b/.test(location.pathname.slice(base.length)) ? (
		<OwnResults later={later} />
	) : (
		<CodePage {...props} />
	);
}

function OwnResults({ later }: Pick<FrontProps, "later">) {
	const part = later.use();
	return part === null ? <main /> : <part.OwnResults />;
}
