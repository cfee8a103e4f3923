#!lua
--[[
Compare-and-set of a room's document, and in the same act the offers of one round become answers where the seat has none. The
gate stays. The very document that is stored counts as stored: a call whose reply was lost can run again.
KEYS  1 room  2 channel  3 answers  4 tally  5 offers  6 groups
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 version  4 document  5 summary
      6 SHA-1 of the document that this one was made of, "" for any of that version
      7 round
Returns 1 when this document is stored, 0 when somebody else was first or the room is gone.
Hint  room, when stored just now
Uses  rows
]]
local version, document, places = unpack(redis.call("HMGET", KEYS[1], "version", "document", "places"))
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
if ARGV[6] ~= "" and redis.sha1hex(document) ~= ARGV[6] then
	return 0
end
local place = tonumber(places or "0")
local offers = redis.call("HGETALL", KEYS[5])
for index = 1, #offers, 2 do
	place = place + 1
	redis.call("HSETNX", KEYS[3], offers[index], rowFrom(place, 1, offers[index + 1]))
end
-- Without a tally, and without groups, the answers are counted when it is asked for.
redis.call("DEL", KEYS[4], KEYS[5])
if redis.call("HGET", KEYS[1], "counted") == ARGV[7] then
	redis.call("UNLINK", KEYS[6])
	redis.call("HDEL", KEYS[1], "counted")
end
redis.call("HSET", KEYS[1], "version", ARGV[3], "document", ARGV[4], "summary", ARGV[5], "places", place)
redis.call(ARGV[1], KEYS[2], ARGV[2])
return 1
