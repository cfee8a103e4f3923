#!lua flags=allow-oom
--[[
Deletes a room with all that is its own. Its code, its screen token and its place in the owner's list are keys of other
slots: the caller releases them afterwards, and until then they lead to no room.
KEYS  1 room  2 channel  3... sheet, seats, names, presence, reactions, groups, answers, tally and offers of every round
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 the highest round whose keys are named  4 the only version to delete, or "" for any
Returns 1 when deleted or not there, 0 when a round was opened meanwhile whose keys are not named: look again; -1 when it
has another version or, asked for one, is not there.
Hint  room, when deleted or not there
]]
if ARGV[4] ~= "" and redis.call("HGET", KEYS[1], "version") ~= ARGV[4] then
	return -1
end
local rounds = redis.call("HGET", KEYS[1], "rounds") or "0"
if tonumber(rounds) > tonumber(ARGV[3]) then
	return 0
end
redis.call("DEL", KEYS[1])
for place = 3, #KEYS do
	redis.call("DEL", KEYS[place])
end
redis.call(ARGV[1], KEYS[2], ARGV[2])
return 1
