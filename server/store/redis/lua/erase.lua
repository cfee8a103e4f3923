#!lua flags=allow-oom
--[[
Compare-and-set of a room's document, and in the same act the deletion of one seat with its name and its answers and offers
of every round. The gate stays. The very document that is stored counts as stored: a call whose reply was lost can run again.
KEYS  1 room  2 channel  3 seats  4 names  5 groups  then for every round: answers, tally, offers
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 version  4 document  5 seat  6 summary
      7 SHA-1 of the document that this one was made of, "" for any of that version
Returns 1 when this document is stored, 0 when somebody else was first or the room is gone.
Hint  room, when stored just now
Uses  rows
]]
local version, document = unpack(redis.call("HMGET", KEYS[1], "version", "document"))
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
if ARGV[7] ~= "" and redis.sha1hex(document) ~= ARGV[7] then
	return 0
end
-- All is read before anything is written: on rows that are packed the reading fails.
local seat = redis.call("HGET", KEYS[3], ARGV[5])
local given = {}
for place = 6, #KEYS, 3 do
	given[place] = redis.call("HGET", KEYS[place], ARGV[5])
end
redis.call("HSET", KEYS[1], "version", ARGV[3], "document", ARGV[4], "summary", ARGV[6])
if seat then
	redis.call("HDEL", KEYS[3], ARGV[5])
	redis.call("HINCRBY", KEYS[1], "altered", 1)
	local removed, label = string.match(seat, "^(%d) %d+ %d+ (.*)$")
	if removed == "0" then
		redis.call("HINCRBY", KEYS[1], "joined", -1)
		redis.call("HDEL", KEYS[4], cjson.decode(label)[1])
	end
end
local counted = tonumber(redis.call("HGET", KEYS[1], "counted") or "")
for place = 6, #KEYS, 3 do
	local answers, tally = KEYS[place], KEYS[place + 1]
	redis.call("HDEL", KEYS[place + 2], ARGV[5])
	local answer = given[place]
	if answer then
		redis.call("HDEL", answers, ARGV[5])
		local _, _, _, value, groups = readRow(answer)
		local moved = {}
		countRow(tally, moved, value, groups, -1)
		if (place - 3) / 3 == counted then
			moveGroups(KEYS[5], moved)
		end
	end
end
redis.call(ARGV[1], KEYS[2], ARGV[2])
return 1
