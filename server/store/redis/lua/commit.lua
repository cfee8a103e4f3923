#!lua
--[[
Compare-and-set of a room: document, version and gate together, with the hint in the same act. The very document that
is stored counts as stored: a commit whose reply was lost can run again.
KEYS  1 room  2 channel  3 groups  4... for an ended room: what only a running room needs (names, presence, reactions, tallies)
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 version  4 document
      5 6 7 gate: round ("" for none), until ("" for no limit), changeable (0 or 1)
      8 once the room has ended: after how many ms KEYS 4... are forgotten; else ""
      9 summary
      10 SHA-1 of the document that this one was made of, "" for any of that version
      11 hash of the room's new sheet, "" where it keeps its own
Returns 1 when this document is stored, 0 when somebody else was first or the room is gone.
Hint  room, when stored just now
]]
local version, document, rounds, counted = unpack(redis.call("HMGET", KEYS[1], "version", "document", "rounds", "counted"))
if not version then
	return 0
end
if version == ARGV[3] and document == ARGV[4] then
	return 1
end
if tonumber(version) ~= tonumber(ARGV[3]) - 1 then
	return 0
end
-- In a store that was put back another document may have that version by now.
if ARGV[10] ~= "" and redis.sha1hex(document) ~= ARGV[10] then
	return 0
end
redis.call("HSET", KEYS[1], "version", ARGV[3], "document", ARGV[4], "summary", ARGV[9])
if ARGV[11] ~= "" then
	redis.call("HSET", KEYS[1], "sheet", ARGV[11])
end
if ARGV[5] == "" then
	redis.call("HDEL", KEYS[1], "round", "until", "changeable")
else
	redis.call("HSET", KEYS[1], "round", ARGV[5], "until", ARGV[6], "changeable", ARGV[7])
	if tonumber(ARGV[5]) > tonumber(rounds) then
		redis.call("HSET", KEYS[1], "rounds", ARGV[5])
	end
end
-- Groups are counted of the round that takes answers.
if counted and counted ~= ARGV[5] then
	redis.call("UNLINK", KEYS[3])
	redis.call("HDEL", KEYS[1], "counted")
end
if ARGV[8] ~= "" then
	redis.call("HSET", KEYS[1], "ended", 1)
	for place = 4, #KEYS do
		redis.call("PEXPIRE", KEYS[place], ARGV[8])
	end
end
redis.call(ARGV[1], KEYS[2], ARGV[2])
return 1
