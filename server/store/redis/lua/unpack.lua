#!lua flags=allow-oom
--[[
Puts rows in the place of the packed text that they were in. Allowed when memory is short, for an erasure needs it.
KEYS  1 seats, or the answers of a round
ARGV  1 SHA-1 of the packed text  then for every row: seat, what is stored
Returns 1 when unpacked, 0 when there is no such text any more.
Hint  none
]]
if redis.call("TYPE", KEYS[1]).ok ~= "string" or redis.sha1hex(redis.call("GET", KEYS[1])) ~= ARGV[1] then
	return 0
end
redis.call("DEL", KEYS[1])
-- Many in one command: each is written to the append-only file by itself.
for index = 2, #ARGV, 1000 do
	redis.call("HSET", KEYS[1], unpack(ARGV, index, math.min(index + 999, #ARGV)))
end
return 1
