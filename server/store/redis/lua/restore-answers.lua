#!lua
--[[
Puts back answers of one round that were exported, in the order given, after those that are there. See save.lua for a
stored answer; the tally of an ended room is counted when it is asked for.
KEYS  1 room  2 answers  3 tally
ARGV  1 round  then for every answer: seat, seq, at, choice
Returns how many were put back, those that are there left as they are, or -1 when there is no such room.
Hint  none
]]
local places, rounds, ended = unpack(redis.call("HMGET", KEYS[1], "places", "rounds", "ended"))
if not places then
	return -1
end
local restored = 0
for index = 2, #ARGV, 4 do
	local seat, seq, at, choice = ARGV[index], ARGV[index + 1], ARGV[index + 2], ARGV[index + 3]
	if redis.call("HEXISTS", KEYS[2], seat) == 0 then
		restored = restored + 1
		local place = string.format("%d", places + restored)
		redis.call("HSET", KEYS[2], seat, table.concat({ place, seq, at, choice }, " "))
		if ended == "0" then
			redis.call("HINCRBY", KEYS[3], choice, 1)
		end
	end
end
redis.call("HINCRBY", KEYS[1], "places", restored)
if tonumber(ARGV[1]) > tonumber(rounds) then
	redis.call("HSET", KEYS[1], "rounds", ARGV[1])
end
return restored
