import { answerCases } from "./answer-cases.ts";
import { batchCases } from "./batch-cases.ts";
import { binCases } from "./bin-cases.ts";
import type { Case } from "./case.ts";
import { chanceCases } from "./chance-cases.ts";
import { commitCases } from "./commit-cases.ts";
import { eraseCases } from "./erase-cases.ts";
import { gateCases } from "./gate-cases.ts";
import { groupCases } from "./group-cases.ts";
import { historyCases } from "./history-cases.ts";
import { imageCases } from "./image-cases.ts";
import { lineCases } from "./line-cases.ts";
import { listCases } from "./list-cases.ts";
import { moreCases } from "./more-cases.ts";
import { offerCases } from "./offer-cases.ts";
import { packCases } from "./pack-cases.ts";
import { presenceCases } from "./presence-cases.ts";
import { quizCases } from "./quiz-cases.ts";
import { reactionCases } from "./reaction-cases.ts";
import { revisionCases } from "./revision-cases.ts";
import { roomCases } from "./room-cases.ts";
import { seatCases } from "./seat-cases.ts";
import { sessionCases } from "./session-cases.ts";
import { silentCases } from "./silent-cases.ts";
import { tallyCases } from "./tally-cases.ts";
import { valueCases } from "./value-cases.ts";

/** Every duty of `RoomStore`, `QuizStore` and `SessionStore`. Each adapter's own test runs the whole list and prints how many ran. */
export const contract: readonly Case[] = [
	...roomCases,
	...commitCases,
	...revisionCases,
	...seatCases,
	...batchCases,
	...lineCases,
	...silentCases,
	...answerCases,
	...valueCases,
	...tallyCases,
	...groupCases,
	...moreCases,
	...gateCases,
	...historyCases,
	...offerCases,
	...presenceCases,
	...reactionCases,
	...eraseCases,
	...packCases,
	...binCases,
	...quizCases,
	...listCases,
	...sessionCases,
	...imageCases,
	...chanceCases,
];
