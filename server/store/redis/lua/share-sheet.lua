#!lua
--[[
Counts a room among those that began with a sheet. Asked first without the questions: mostly they are there.
KEYS  1 sheet  2 its rooms, each with the moment it came
ARGV  1 room  2 questions, "" when they are not sent  3 the store's time in s
Returns 1 when the questions are there, 0 when they have to be sent.
Hint  none
]]
if redis.call("EXISTS", KEYS[1]) == 0 then
	if ARGV[2] == "" then
		return 0
	end
	redis.call("SET", KEYS[1], ARGV[2])
end
redis.call("ZADD", KEYS[2], ARGV[3], ARGV[1])
return 1
