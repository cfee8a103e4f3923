#!lua
--[[
Puts back answers of one round that were exported, in the order given, after those that are there. The tally of an ended
room is counted when it is asked for, and so are groups that no answer is coming to.
KEYS  1 room  2 answers  3 tally  4 groups
ARGV  1 round  then for every answer: seat, seq, at, value, groups, more
Returns how many were put back, those that are there left as they are, or -1 when there is no such room.
Hint  none
Uses  rows
]]
local places, rounds, ended, open = unpack(redis.call("HMGET", KEYS[1], "places", "rounds", "ended", "round"))
if not places then
	return -1
end
local counting = open == ARGV[1] and isCounting(KEYS[1], KEYS[4], KEYS[2], ARGV[1])
local restored = 0
local moved = {}
for index = 2, #ARGV, 6 do
	local seat, seq, at, value, groups, more = unpack(ARGV, index, index + 5)
	if redis.call("HEXISTS", KEYS[2], seat) == 0 then
		restored = restored + 1
		local place = string.format("%d", places + restored)
		redis.call("HSET", KEYS[2], seat, rowFrom(place, seq, offerFrom(at, value, groups, more)))
		if ended == "0" then
			countRow(KEYS[3], moved, value, groups, 1)
		end
	end
end
if counting then
	moveGroups(KEYS[4], moved)
end
redis.call("HINCRBY", KEYS[1], "places", restored)
if tonumber(ARGV[1]) > tonumber(rounds) then
	redis.call("HSET", KEYS[1], "rounds", ARGV[1])
end
return restored
