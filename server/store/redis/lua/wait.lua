#!lua
--[[
Takes places in the line of newcomers who wait to be let in, and holds their names; each is judged after those before it.
KEYS  1 room  2 seats  3 names (name key -> seat)  4 line (seats by place)  5 waiters (seat -> label)  6 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 most in the line  then for every seat: seat, name key, label (see join.lua)
Returns for every seat "waiting", "seated", "no-room", "full" or "name-taken".
Hint  pulse, when any place is new
]]
local exists = redis.call("EXISTS", KEYS[1]) == 1
local fresh = false

local function take(seat, key, label)
	if not exists then
		return "no-room"
	end
	if redis.call("HEXISTS", KEYS[2], seat) == 1 then
		return "seated"
	end
	if redis.call("HEXISTS", KEYS[5], seat) == 1 then
		return "waiting"
	end
	if redis.call("ZCARD", KEYS[4]) >= tonumber(ARGV[3]) then
		return "full"
	end
	if redis.call("HEXISTS", KEYS[3], key) == 1 then
		return "name-taken"
	end
	fresh = true
	redis.call("ZADD", KEYS[4], redis.call("HINCRBY", KEYS[1], "linePlaces", 1), seat)
	redis.call("HSET", KEYS[5], seat, label)
	redis.call("HSET", KEYS[3], key, seat)
	return "waiting"
end

local outcomes = {}
for index = 4, #ARGV, 3 do
	outcomes[#outcomes + 1] = take(ARGV[index], ARGV[index + 1], ARGV[index + 2])
end
if fresh then
	redis.call(ARGV[1], KEYS[6], ARGV[2])
end
return outcomes
