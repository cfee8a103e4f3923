import * as real from "../../../server/store/sqlite/driver.ts";
import { changed } from "../../rig/changed.ts";

export * from "../../../server/store/sqlite/driver.ts";

/** M12. */
export const connect: typeof real.connect = (file) => {
	const connection = real.connect(file);
	let commits = 0;
	return changed(connection, {
		exec(sql) {
			if (sql.startsWith("BEGIN")) {
				commits++;
				const waits = commits % 12 === 0 ? "FULL" : "NORMAL";
				connection.exec(`PRAGMA synchronous = ${waits}`);
			}
			connection.exec(sql);
		},
	});
};
