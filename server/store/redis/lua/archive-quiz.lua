#!lua
--[[
Puts a quiz into its owner's archive, or takes it out. Since when it is there stays as it was said first.
KEYS  1 quizzes  2 archived
ARGV  1 id  2 the store's time, "" to take it out
Returns 1, or 0 when there is no such quiz.
Hint  none
]]
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 0 then
	return 0
end
if ARGV[2] == "" then
	redis.call("HDEL", KEYS[2], ARGV[1])
else
	redis.call("HSETNX", KEYS[2], ARGV[1], ARGV[2])
end
return 1
