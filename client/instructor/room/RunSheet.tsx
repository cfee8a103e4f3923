import { isSlide, numberAt } from "../../../shared/kinds/kinds.ts";
import { Screen } from "../../look/icons.tsx";
import { Line } from "../../text/Line.tsx";
import * as changeWords from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import "./run-sheet.css";
import { useRoom } from "./context.ts";
import { sayRounds } from "./words.ts";

interface RunSheetProps {
	glance: number | null;
	/** Looks at a question without showing it to anyone. */
	onGlance(question: number): void;
}

/** Every question with what became of it so far. A press only looks. */
export function RunSheet({ glance, onGlance }: RunSheetProps) {
	const { view, sheet } = useRoom();
	return (
		<nav class="run-sheet" aria-label={words.questions}>
			<ol>
				{sheet.map((question, index) => {
					const rounds = view.run[index] ?? [];
					const current = view.question === index;
					const number = numberAt(sheet, index);
					const isOfSlide = isSlide(question);
					const share = rounds.at(-1)?.shareCorrect ?? null;
					return (
						<li
							key={question.id}
							data-current={current ? "" : undefined}
							data-slide={isOfSlide ? "" : undefined}
							data-glance={glance === index ? "" : undefined}
							data-skipped={question.skipped ? "" : undefined}
						>
							<button
								type="button"
								class="run-row"
								aria-current={current ? "step" : undefined}
								onClick={() => onGlance(index)}
							>
								<span class="run-number number">
									{isOfSlide ? (
										<>
											<Screen />
											<span class="visually-hidden">{words.slide(number)}</span>
										</>
									) : (
										number
									)}
								</span>
								<span class="run-text" dir="auto">
									<Line text={question.text} />
								</span>
								{share !== null && (
									<span class="strip">
										<span style={{ width: `${100 * share}%` }} />
									</span>
								)}
								<span class="run-state">
									{isOfSlide
										? current
											? words.onTheScreenNow
											: question.skipped
												? changeWords.isSkipped
												: words.aSlide
										: rounds.length === 0
											? current && view.phase === "ready"
												? words.nextToOpen
												: question.skipped
													? changeWords.isSkipped
													: words.notAskedYet
											: sayRounds(rounds)}
								</span>
							</button>
						</li>
					);
				})}
			</ol>
		</nav>
	);
}
