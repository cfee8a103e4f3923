/** What an operator sees and does across all libraries, beside running servers. */
export interface OperatorStore {
	/** Everybody who is an instructor or owns anything, in no order. Holds up nobody for longer than one of them takes. */
	holders(): AsyncIterable<Holder>;
	/**
	 * Deletes an instructor with all quizzes, and the images that nobody else holds; rooms are deleted one by one by `RoomStore.remove`. True when there was
	 * anything. Can be done again.
	 */
	removeInstructor(id: string): Promise<boolean>;
}

export interface Holder {
	readonly id: string;
	/** Null: owns something, and is no instructor (any more). */
	readonly createdAt: number | null;
	readonly quizzes: number;
	readonly rooms: number;
	/** Seats of all rooms. */
	readonly students: number;
	/** Size of quizzes, questions of rooms, and images. */
	readonly bytes: number;
	/** Last change of a quiz or a room; null without any. */
	readonly changedAt: number | null;
}
