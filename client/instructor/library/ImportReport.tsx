import { useEffect, useRef } from "preact/hooks";
import { Check, Cross } from "../../look/icons.tsx";
import * as words from "../../words/library.en.ts";
import { href } from "../shell/route.ts";
import type { Imported } from "./actions.ts";

/** What became of each file; stays until it is closed, since mending a file takes a while. */
export function ImportReport({
	imported,
	onClose,
}: {
	imported: readonly Imported[];
	onClose(): void;
}) {
	const report = useRef<HTMLElement>(null);
	useEffect(
		() => report.current?.scrollIntoView({ block: "nearest" }),
		[imported],
	);
	const done = imported.filter((one) => "quiz" in one).length;
	return (
		<div role="status">
			{imported.length > 0 && (
				<section
					ref={report}
					class="import-report"
					aria-label={words.importLabel}
				>
					<header>
						<h2>{words.imported(done, imported.length)}</h2>
						<button type="button" class="button" onClick={onClose}>
							{words.close}
						</button>
					</header>
					<ul>
						{imported.map((one, index) => (
							<li key={index}>
								{"quiz" in one ? (
									<>
										<Check />{" "}
										{words.fileIsNow(
											<bdi class="import-file" translate={false}>
												{one.file}
											</bdi>,
											<a href={href({ page: "editor", quiz: one.quiz })}>
												<bdi>{one.title}</bdi>
											</a>,
										)}
										{one.unfinished > 0 && (
											<> {words.thingsToFinish(one.unfinished)}</>
										)}
									</>
								) : (
									<>
										<Cross />{" "}
										{words.fileNotImported(
											<bdi class="import-file" translate={false}>
												{one.file}
											</bdi>,
											one.fault,
										)}
										{one.details.length > 0 && (
											<ul class="import-details">
												{one.details.map((detail) => (
													<li key={detail}>{detail}</li>
												))}
											</ul>
										)}
									</>
								)}
							</li>
						))}
					</ul>
				</section>
			)}
		</div>
	);
}
