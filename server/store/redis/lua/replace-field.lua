#!lua
--[[
Compare-and-set of a field of an account.
KEYS  1 account
ARGV  1 field  2 expected value  3 value
Returns 1 when put, 0 when another value is stored, or none.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
-- The very value that shall be put counts as put: the call can run again.
if stored ~= ARGV[2] and stored ~= ARGV[3] then
	return 0
end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
return 1
