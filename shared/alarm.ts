/** Why newcomers wait to be let in. */
export interface Alarm {
	readonly joined: number;
	/** So many newcomers came so fast; null: more joined than were expected. */
	readonly rush: {
		readonly newcomers: number;
		readonly withinMs: number;
	} | null;
	/** Since when they came. */
	readonly since: number;
}
